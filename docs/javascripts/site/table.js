// Tables that sort and filter: what is found in the markup, and nothing that a table means.

const number = /^-?[\d.]+/;

/** Makes the columns of a table sortable; each group of rows is sorted by itself. */
export function makeSortable(table) {
  for (const head of table.querySelectorAll("thead th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => sortBy(table, head));
  }
}

function sortBy(table, head) {
  const up = head.getAttribute("aria-sort") !== "ascending";
  for (const other of table.querySelectorAll("thead th[aria-sort]")) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const column = head.cellIndex;
  for (const body of table.tBodies) {
    const rows = [...body.rows].filter((row) => row.cells.length > column);
    rows.sort((a, b) => (up ? 1 : -1) * compare(key(a.cells[column]), key(b.cells[column])));
    body.append(...rows);
  }
}

function key(cell) {
  return cell.dataset.sortValue ?? cell.textContent.trim();
}

function compare(a, b) {
  if (number.test(a) && number.test(b)) return parseFloat(a) - parseFloat(b);
  return a.localeCompare(b, document.documentElement.lang || undefined);
}

/** Shows the choices of a form and hides the rows that they leave out; groups with a match open. */
export function makeFilter(form) {
  const groups = document.getElementById(form.dataset.filters);
  const count = document.querySelector(`[data-filter-count="${form.dataset.filters}"]`);
  const rows = [...groups.querySelectorAll("tbody tr[id]")];
  const choices = [...form.querySelectorAll("[data-filter]")];
  const openAtFirst = new Set(groups.querySelectorAll("details[open]"));
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    for (const row of rows) row.hidden = !choices.every((choice) => fits(row, choice));
    const isFiltered = choices.some((choice) => choice.value.trim());
    for (const group of groups.querySelectorAll("details")) {
      group.hidden = !group.querySelector("tbody tr[id]:not([hidden])");
      group.open = isFiltered ? !group.hidden : openAtFirst.has(group);
    }
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = count.textContent.replace(number, shown);
  });
}

function fits(row, choice) {
  const wanted = choice.value.trim().toLowerCase();
  if (!wanted) return true;
  if (!choice.dataset.filter) return row.textContent.toLowerCase().includes(wanted);
  return (row.getAttribute(`data-key-${choice.dataset.filter}`) ?? "").toLowerCase() === wanted;
}
