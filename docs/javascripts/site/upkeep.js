// Shows what has run out since the site was built: the build does not know today's date.

export function markOverdue(root) {
  const today = new Date().toISOString().slice(0, 10);
  for (const item of root.querySelectorAll("[data-review-by]")) {
    const mark = item.querySelector("[data-overdue]");
    if (mark) mark.hidden = today <= item.dataset.reviewBy;
  }
}
