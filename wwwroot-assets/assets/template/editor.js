// The template editor: a real text area with coloured text painted below it. The browser keeps what it does best: typing,
// selecting, undo, input methods. What is painted has the same font, width and breaks, and gives the text area its height.
import { draftsOf } from "./drafts.js";
import { read } from "./syntax.js";
import { Completion } from "./completion.js";
import { Leaps } from "./leaps.js";

// Longer text goes as a stream: a message of the circuit may not be longer than 32 KB.
const longestMessage = 6000;
const keepAfter = 250;

export function start(root, page, options) {
  return new Editor(root, page, options);
}

class Editor {
  constructor(root, page, options) {
    this.root = root;
    this.page = page;
    this.options = options;
    this.catalog = { ...options.catalog, keys: options.keys, names: new Set(options.catalog.functions.map(one => one.name)) };
    this.area = root.querySelector("textarea");
    this.paint = root.querySelector("[data-paint]");
    this.scroller = this.area.parentElement.parentElement;
    this.sent = this.saved = options.text;
    this.base = options.version;
    this.findings = [];
    this.lines = [];
    this.turn = 0;
    this.drafts = draftsOf(options.id);
    this.ending = new AbortController();
    const on = (target, name, handle, capture = false) => target.addEventListener(name, handle, { signal: this.ending.signal, capture });
    this.area.value = options.text;
    this.area.readOnly = options.isReadOnly;
    this.leaps = new Leaps(this.area, on);
    this.completion = new Completion(this, on);
    on(this.area, "input", event => this.onInput(event));
    on(this.area, "keydown", event => this.onKey(event));
    on(window, "pagehide", () => this.keepNow());
    on(document, "visibilitychange", () => this.keepNow());
    // What is typed while the connection is lost is sent as soon as there is one again.
    on(document, "components-reconnect-state-changed", event => this.onConnection(event.detail?.state), true);
    this.draw();
    root.dataset.ready = "";
    if (!options.isReadOnly) {
      this.offer();
    }
  }

  dispose() {
    this.keepNow();
    this.ending.abort();
    clearTimeout(this.keeping);
  }

  // ---- text -------------------------------------------------------------------------------------------------------------

  onInput(event) {
    this.draw();
    this.pump();
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keepNow(), keepAfter);
    this.completion.onInput(event);
  }

  onKey(event) {
    // Keys of an input method are its own.
    if (event.isComposing || event.keyCode === 229) {
      return;
    }

    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      this.flush().then(() => this.page.invokeMethodAsync("SaveFromKeysAsync")).catch(() => { });
    } else {
      this.completion.onKey(event);
    }
  }

  // Replaces the whole text as one step that undo takes back. What stays the same at both ends is not touched.
  setText(text) {
    const before = this.area.value;
    if (text === before) {
      return;
    }

    const isHalf = unit => unit >= 0xd800 && unit < 0xe000;
    const shorter = Math.min(text.length, before.length);
    let [start, end] = [0, 0];
    while (start < shorter && text[start] === before[start]) {
      start++;
    }

    while (end < shorter - start && text[text.length - 1 - end] === before[before.length - 1 - end]) {
      end++;
    }

    // Never within a character of two units.
    start -= start > 0 && isHalf(before.charCodeAt(start - 1)) ? 1 : 0;
    end -= end > 0 && isHalf(before.charCodeAt(before.length - end)) ? 1 : 0;
    this.area.focus();
    this.area.setSelectionRange(start, before.length - end);
    this.write(text.slice(start, text.length - end));
  }

  // Replaces what is selected; undo takes it back.
  write(text) {
    if (!this.leaps.fits(text) || !(text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text))) {
      this.leaps.replace(text);
    }
  }

  // Puts something at the caret.
  insert(text) {
    this.area.focus();
    this.write(text);
  }

  // One message at a time: what was typed meanwhile goes with the next one, so nothing piles up and nothing waits for a clock.
  async pump() {
    if (this.isSending || this.isAway) {
      return;
    }

    const turn = this.turn;
    this.isSending = true;
    try {
      while (this.sent !== this.area.value && turn === this.turn) {
        const text = this.area.value;
        await this.send("TakeTextAsync", text);
        this.sent = text;
      }
    } catch {
      // The connection is gone; onConnection() comes when it is back.
    } finally {
      if (turn === this.turn) {
        this.isSending = false;
      }
    }

    this.waiting?.forEach(done => done());
    this.waiting = null;
  }

  send(method, text, ...more) {
    return text.length <= longestMessage
      ? this.page.invokeMethodAsync(method, text, null, ...more)
      : this.page.invokeMethodAsync(method, null, DotNet.createJSStreamReference(new TextEncoder().encode(text)), ...more);
  }

  // Waits until the page has everything that was typed.
  async flush() {
    this.pump();
    while (this.isSending) {
      await new Promise(done => (this.waiting ??= []).push(done));
    }
  }

  onConnection(state) {
    this.isAway = state !== "hide";
    // An answer that was awaited may never come.
    this.turn++;
    this.isSending = false;
    this.waiting?.forEach(done => done());
    this.waiting = null;
    this.pump();
  }

  // ---- drafts -----------------------------------------------------------------------------------------------------------

  keepNow() {
    clearTimeout(this.keeping);
    if (this.options.isReadOnly) {
      return;
    }

    if (this.area.value === this.saved) {
      this.drafts.forget();
    } else if (this.area.value !== this.kept) {
      this.kept = this.area.value;
      this.drafts.keep(this.base, this.kept);
    }
  }

  async offer() {
    const draft = this.drafts.find(this.saved);
    if (draft) {
      this.offered = draft;
      await this.send("OfferDraftAsync", draft.text, draft.base ?? 0, draft.at).catch(() => { });
    }
  }

  // The offer was answered.
  takeDraft(restore) {
    const draft = this.offered;
    this.offered = null;
    if (!draft) {
      return;
    }

    if (restore) {
      this.base = draft.base;
      this.setText(draft.text);
      this.keepNow();
    }

    this.drafts.drop(draft.key);
  }

  // Saved: from here on this is the text that drafts differ from.
  setSaved(text, version) {
    this.saved = text;
    this.base = version;
    this.kept = null;
    this.keepNow();
  }

  setKeys(keys) {
    this.catalog.keys = keys;
  }

  // ---- paint ------------------------------------------------------------------------------------------------------------

  // Findings have lines and columns from 1.
  setFindings(findings) {
    this.findings = findings;
    this.area.setAttribute("aria-invalid", findings.some(one => one.isError) ? "true" : "false");
    this.draw();
  }

  draw() {
    const source = this.area.value;
    const { pieces } = read(source, this.catalog.names);
    const texts = source.split("\n");
    this.starts = [0];
    texts.forEach((text, i) => this.starts.push(this.starts[i] + text.length + 1));
    let next = 0;
    texts.forEach((text, i) => {
      const [start, end] = [this.starts[i], this.starts[i] + text.length];
      while (next < pieces.length && pieces[next].end <= start) {
        next++;
      }

      const cuts = [];
      for (let at = next; at < pieces.length && pieces[at].start < end; at++) {
        cuts.push({ kind: pieces[at].kind, start: Math.max(0, pieces[at].start - start), end: Math.min(text.length, pieces[at].end - start) });
      }

      this.setLine(i, text, cuts, this.findings.filter(one => one.line === i + 1));
    });
    while (this.paint.childElementCount > texts.length) {
      this.paint.lastElementChild.remove();
    }

    this.lines.length = texts.length;
  }

  // A line is touched only when it looks different from before: nothing flickers.
  setLine(i, text, cuts, findings) {
    const key = `${text}\n${cuts.map(cut => `${cut.kind}${cut.start}`).join()}\n${findings.map(one => `${one.column}:${one.length}:${one.isError}`).join()}`;
    if (this.lines[i] === key) {
      return;
    }

    this.lines[i] = key;
    const marks = findings.map(one => {
      const start = Math.min(Math.max(0, one.column - 1), text.length);
      return { start, end: Math.max(start + 1, Math.min(text.length, start + (one.length || 1))), isError: one.isError };
    });
    const edges = [...new Set([0, text.length, ...cuts.flatMap(cut => [cut.start, cut.end]), ...marks.flatMap(mark => [mark.start, mark.end])])]
      .filter(edge => edge <= text.length + 1).sort((a, b) => a - b);
    const line = document.createElement("div");
    line.className = "line";
    for (let at = 0; at + 1 < edges.length; at++) {
      const [start, end] = [edges[at], edges[at + 1]];
      const span = document.createElement("span");
      const kind = cuts.find(cut => cut.start <= start && cut.end > start)?.kind;
      const mark = marks.find(one => one.start <= start && one.end > start && one.isError) ?? marks.find(one => one.start <= start && one.end > start);
      span.className = [kind && kind !== "text" ? `t-${kind}` : "", mark ? (mark.isError ? "wrong" : "doubtful") : ""].join(" ").trim();
      // Behind the end of a line there is nothing to underline but a space.
      span.textContent = text.slice(start, end) || " ";
      line.append(span);
    }

    if (findings.length > 0) {
      line.classList.add(findings.some(one => one.isError) ? "has-wrong" : "has-doubtful");
    }

    if (text === "" && marks.length === 0) {
      line.append(document.createElement("br"));
    }

    const old = this.paint.children[i];
    if (old) {
      old.replaceWith(line);
    } else {
      this.paint.append(line);
    }
  }

  // Where a place of the text is on the screen, as it is painted.
  rectAt(offset) {
    const index = Math.max(0, this.starts.findIndex(start => start > offset) - 1);
    const line = this.paint.children[index];
    let rest = offset - this.starts[index];
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (rest <= node.length) {
        const range = document.createRange();
        range.setStart(node, rest);
        range.collapse(true);
        const rects = range.getClientRects();
        if (rects.length > 0) {
          return rects[rects.length - 1];
        }
      }

      rest -= node.length;
    }

    return line.getBoundingClientRect();
  }

  // Puts the caret at a line and column, and shows it.
  goTo(line, column) {
    const index = Math.min(line, this.starts.length - 1) - 1;
    const offset = Math.min(this.starts[index] + column - 1, this.starts[index + 1] - 1);
    this.area.focus({ preventScroll: true });
    this.area.setSelectionRange(offset, offset);
    this.paint.children[index].scrollIntoView({ block: "center" });
  }
}
