// Asks one instance after the other: where one has come to its end but another may answer, that one is asked.
// The rules are pure, so a question may be asked again.

import { Instance, WholeNeeded } from "./instance.js";

export class Session {
  /** As an instance is made; see there. */
  constructor(module, partBytes, options = {}) {
    this.module = module;
    this.partBytes = partBytes;
    this.options = options;
    this.begin();
  }

  begin() {
    this.instance = new Instance(this.module, this.partBytes, this.options);
  }

  /** The answer to a question. Throws HandOver or PartMissing. */
  ask(text) {
    if (this.instance.over) this.begin();
    try {
      return this.instance.ask(text);
    } catch (error) {
      if (!(error instanceof WholeNeeded)) throw error;
    }
    const whole = new WebAssembly.Module(this.partBytes(this.instance.settings.whole));
    this.options = { ...this.options, whole };
    this.begin();
    return this.instance.ask(text);
  }
}
