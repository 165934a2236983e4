// The page that holds the calculator: mounted once, by whichever comes first, its head or the theme.

import { mount } from "./page.js";

export function mountHere() {
  const root = document.querySelector("[data-calculator]:not([data-mounted])");
  if (!root) return;
  root.dataset.mounted = "yes";
  mount(root.closest("article"));
}

mountHere();
