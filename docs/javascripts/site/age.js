// Says how long ago a dated measurement was made: the build does not know today's date.

const DAY = 24 * 60 * 60 * 1000;

export function showAges(root) {
  for (const time of root.querySelectorAll("time[data-age]:not([data-ready])")) {
    time.dataset.ready = "";
    const days = Math.floor((Date.now() - Date.parse(time.dateTime)) / DAY);
    if (days >= 0) time.append(days === 1 ? " (1 day ago)" : ` (${days} days ago)`);
  }
}
