// Carrying a course away and bringing it back: copy, print, link, file, clear and its undo.

import { collect } from "./form.js";
import { tell } from "./opening.js";

export function carry({ page, form, put, open, undo, say, entered, question, forget }) {
  const part = async (name, more = {}) => (await question({ entered: entered(), parts: [name], ...more }))[name];
  const address = location.origin + location.pathname;
  page.querySelector("[data-address]").textContent = address;

  async function copyText(text, words) {
    const preview = page.querySelector("[data-copied]");
    preview.textContent = text;
    preview.hidden = false;
    try {
      await navigator.clipboard.writeText(text);
      say(`${words} copied`);
    } catch {
      getSelection().selectAllChildren(preview);
      say(`${words} selected; copy it with the keyboard`);
    }
  }

  return {
    copy: async (button) => {
      const with_course = page.querySelector("[data-with-course]").checked;
      const texts = await part("note", { address, with_course });
      const chosen = page.querySelector("[data-ascii]").checked ? texts.ascii : texts;
      await copyText(chosen[button.dataset.copy], button.textContent.replace("Copy ", ""));
    },
    print: () => globalThis.print(),
    save: async () => {
      const { file } = await part("share");
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([file], { type: "application/json" }));
      link.download = "course.json";
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    },
    share: () => {
      const notice = page.querySelector("[data-share]");
      notice.hidden = !notice.hidden;
    },
    "make-link": async () => {
      const { fragment } = await part("share");
      if (!page.isConnected) return;
      history.replaceState(history.state, "", `#${fragment}`);
      const shown = page.querySelector("[data-link]");
      shown.textContent = location.href;
      shown.hidden = false;
      await copyText(location.href, "Link");
    },
    open: () => {
      const picker = form.querySelector("[data-file]");
      picker.onchange = async () => {
        const [file] = picker.files;
        picker.value = "";
        if (!file) return;
        const opened = await question({ saved: await file.text(), parts: ["typed"] });
        tell(page, opened.errors);
        if (opened.typed) await open(opened.typed);
      };
      picker.click();
    },
    paste: () => {
      const box = form.querySelector("[data-paste]");
      box.hidden = !box.hidden;
      if (!box.hidden) box.querySelector("[data-pasted]").focus();
    },
    "read-pasted": async () => {
      const box = form.querySelector("[data-pasted]");
      const { typed, errors } = await question({ pasted: box.value });
      tell(page, errors);
      if (!typed) return;
      const before = collect(form);
      const kept = before.assessments.filter((visit) => Object.keys(visit).length);
      box.value = "";
      form.querySelector("[data-paste]").hidden = true;
      await put({ ...before, assessments: [...kept, ...typed.assessments] });
      say(`${typed.assessments.length} visits added`);
    },
    clear: async () => {
      undo.keep();
      history.replaceState(history.state, "", location.pathname);
      await put({});
      forget();
      page.querySelector("[data-copied]").hidden = true;
      page.querySelector("[data-link]").hidden = true;
      say("Cleared. Undo brings everything back");
    },
    undo: async () => {
      const typed = undo.take();
      if (typed) await put(typed);
    },
  };
}
