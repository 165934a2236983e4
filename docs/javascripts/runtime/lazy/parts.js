// The parts that are fetched when they are needed, each checked before it is used.

import { digest } from "../downloads.js";
import { HandOver, PartMissing } from "./instance.js";
import { sha256 } from "./sha256.js";

const TIME_LIMIT = 30_000;

export class Parts {
  /**
   * @param folder   the address of the folder of the parts
   * @param sums     the SHA-256 of each part, by its name
   * @param tell     hears {fetching: name} before and {fetched: name} after each download
   */
  constructor(folder, sums, tell) {
    this.folder = folder;
    this.sums = sums;
    this.tell = tell;
    this.kept = new Map();
  }

  /** The bytes of a part, at once: Python stands still until they are here. */
  now(name) {
    if (!this.kept.has(name)) {
      this.tell({ fetching: name });
      this.keep(name, this.request(name), (again) => this.request(name, again));
      this.tell({ fetched: name });
    }
    return this.kept.get(name);
  }

  /** Fetches a part while Python may go on. */
  async soon(name) {
    if (this.kept.has(name)) return;
    const response = await fetch(this.address(name));
    if (!response.ok) throw new PartMissing(`${name}: ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if ((await digest(bytes)) === this.sums[name] && !this.kept.has(name)) {
      this.kept.set(name, bytes);
      this.tell({ fetched: name });
    }
  }

  address(name) {
    return new URL(name, this.folder).href;
  }

  isWhole(name, bytes) {
    return sha256(bytes) === this.sums[name];
  }

  /** Keeps a part that is as published; a broken one is asked for once more, past the browser's cache. */
  keep(name, bytes, again) {
    const whole = this.isWhole(name, bytes) ? bytes : again("no-cache");
    if (whole !== bytes && !this.isWhole(name, whole)) throw new HandOver(`${name} is not the one that was published`);
    this.kept.set(name, whole);
  }

  request(name, caching) {
    const request = new XMLHttpRequest();
    request.open("GET", this.address(name), false);
    request.responseType = "arraybuffer";
    request.timeout = TIME_LIMIT;
    if (caching) request.setRequestHeader("Cache-Control", caching);
    try {
      request.send();
    } catch (error) {
      throw Object.assign(new PartMissing(`${name}: ${error.message}`), { part: name });
    }
    if (request.status >= 500) throw Object.assign(new PartMissing(`${name}: ${request.status}`), { part: name });
    if (request.status !== 200) throw new HandOver(`${name}: ${request.status}`);
    return new Uint8Array(request.response);
  }
}
