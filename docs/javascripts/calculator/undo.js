// What stood in the form before it was cleared or another course was opened, to bring it back.

import { collect, isUntouched } from "./form.js";

export function undoOf(form) {
  const button = form.querySelector("[data-action=undo]");
  let before = null;
  return {
    keep() {
      const typed = collect(form);
      if (!isUntouched(typed)) before = typed;
      button.hidden = !before;
    },
    take() {
      const typed = before;
      before = null;
      button.hidden = true;
      return typed;
    },
  };
}
