// Why there is no answer, as a reason that the page can act on and a sentence for its reader.

const SENTENCES = {
  download: "A part of the calculator could not be downloaded.",
  stalled: "Nothing of the calculator has arrived for 20 seconds.",
  checksum: "A downloaded part of the calculator is not the one that was published.",
  start: "Python could not be started in this browser.",
  "no-answer": "The calculator did not answer within 5 seconds.",
  fault: "The calculator met a fault of its own. This is a bug, not a mistake in what was entered.",
  cancelled: "Loading the calculator was canceled.",
  unsupported: "This browser cannot run the calculator here: it needs module workers, WebAssembly and a secure address.",
};

export class RuntimeFailure extends Error {
  constructor(reason, detail = "") {
    super(SENTENCES[reason]);
    this.name = "RuntimeFailure";
    this.reason = reason;
    // For the console: what the reader cannot act on.
    this.detail = detail;
  }
}
