// The template editor: a real text area with coloured text painted below it. The browser keeps what it does best: typing,
// selecting, undo, input methods. What is painted has the same font, width and breaks, and gives the text area its height.
import { draftsOf } from "./drafts.js";
import { read } from "./syntax.js";
import { suggest } from "./suggest.js";

// Longer text goes as a stream: a message of the circuit may not be longer than 32 KB.
const longestMessage = 6000;
const keepAfter = 250;
const mostUndone = 300;

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
    this.list = root.querySelector("[role=listbox]");
    this.scroller = this.area.parentElement.parentElement;
    this.sent = this.saved = options.text;
    this.base = options.version;
    this.findings = [];
    this.lines = [];
    this.items = null;
    this.turn = 0;
    this.drafts = draftsOf(options.id);
    this.ending = new AbortController();
    const on = (target, name, handle, capture = false) => target.addEventListener(name, handle, { signal: this.ending.signal, capture });
    this.area.value = options.text;
    this.area.readOnly = options.isReadOnly;
    on(this.area, "input", event => this.onInput(event));
    on(this.area, "keydown", event => this.onKey(event));
    on(this.area, "blur", () => this.close());
    on(this.area, "click", () => this.close());
    on(this.scroller, "scroll", () => this.place());
    on(window, "resize", () => this.place());
    on(window, "pagehide", () => this.keepNow());
    on(document, "visibilitychange", () => this.keepNow());
    // The list takes no focus: on a phone the keyboard would go away.
    on(this.list, "pointerdown", event => event.preventDefault());
    on(this.list, "mousedown", event => event.preventDefault());
    on(this.list, "click", event => this.accept(Number(event.target.closest("[role=option]")?.dataset.index ?? -1)));
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
    const typed = event.inputType?.startsWith("insert") && event.inputType !== "insertFromPaste" && event.data;
    if (typed && /[\p{L}\p{N}_.$|{("]$/u.test(typed)) {
      this.open(false);
    } else if (this.items) {
      this.open(false);
    }
  }

  // Replaces the whole text as one step that undo takes back.
  setText(text) {
    if (text !== this.area.value) {
      this.area.focus();
      this.area.setSelectionRange(0, this.area.value.length);
      this.write(text);
    }
  }

  // Replaces what is selected; the browser's undo knows of it. Chromium takes seconds for hundreds of lines at once: these
  // go without undo.
  write(text) {
    const done = text === "" ? document.execCommand("delete") : text.split("\n").length <= mostUndone && document.execCommand("insertText", false, text);
    if (!done) {
      this.area.setRangeText(text, this.area.selectionStart, this.area.selectionEnd, "end");
      this.area.dispatchEvent(new InputEvent("input", { inputType: "insertText" }));
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

  // ---- suggestions ------------------------------------------------------------------------------------------------------

  onKey(event) {
    // Keys of an input method are its own.
    if (event.isComposing || event.keyCode === 229) {
      return;
    }

    const control = event.ctrlKey || event.metaKey;
    if (control && !event.altKey && event.key.toLowerCase() === "s") {
      event.preventDefault();
      this.flush().then(() => this.page.invokeMethodAsync("SaveFromKeysAsync")).catch(() => { });
    } else if (event.ctrlKey && event.code === "Space") {
      event.preventDefault();
      this.open(true);
    } else if (this.items) {
      this.onListKey(event);
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight" || event.key === "Home" || event.key === "End") {
      this.close();
    }
  }

  onListKey(event) {
    const last = this.items.length - 1;
    const steps = { ArrowDown: this.chosen === last ? 0 : this.chosen + 1, ArrowUp: this.chosen === 0 ? last : this.chosen - 1, PageDown: Math.min(last, this.chosen + 6), PageUp: Math.max(0, this.chosen - 6) };
    if (event.key in steps) {
      event.preventDefault();
      this.choose(steps[event.key]);
    } else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      this.accept(this.chosen);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) {
      this.close();
    }
  }

  open(asked) {
    if (this.area.readOnly || this.area.selectionStart !== this.area.selectionEnd) {
      return;
    }

    const found = suggest(this.area.value.slice(0, this.area.selectionStart), this.catalog, asked);
    if (!found) {
      this.close();
      return;
    }

    this.items = found.items;
    this.from = found.start;
    this.list.replaceChildren(...found.items.map((item, i) => this.option(item, i)));
    this.list.hidden = false;
    this.choose(0);
    this.place();
  }

  option(item, index) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${index}`;
    option.setAttribute("role", "option");
    option.dataset.index = index;
    option.dataset.kind = item.kind;
    const part = (name, text) => {
      const span = document.createElement("span");
      span.className = name;
      span.textContent = text;
      option.append(span);
    };
    part("label", item.label);
    part("detail", item.detail);
    if (item.help) {
      part("help", item.help);
    }

    return option;
  }

  choose(index) {
    this.chosen = index;
    [...this.list.children].forEach((option, i) => option.setAttribute("aria-selected", i === index ? "true" : "false"));
    this.list.children[index].scrollIntoView({ block: "nearest" });
    this.area.setAttribute("aria-activedescendant", this.list.children[index].id);
  }

  accept(index) {
    const item = this.items?.[index];
    if (!item) {
      return;
    }

    const end = this.area.selectionStart;
    this.area.focus();
    this.area.setSelectionRange(this.from, end);
    this.close();
    this.write(item.insert);
    this.close();
  }

  close() {
    if (this.items) {
      this.items = null;
      this.list.hidden = true;
      this.list.replaceChildren();
      this.area.removeAttribute("aria-activedescendant");
    }
  }

  // Below the caret, or above it where there is more room.
  place() {
    if (!this.items) {
      return;
    }

    const caret = this.rectAt(this.from);
    const frame = this.root.getBoundingClientRect();
    const height = this.list.offsetHeight;
    const bottom = window.visualViewport?.height ?? window.innerHeight;
    const above = caret.bottom + height > bottom && caret.top > bottom - caret.bottom;
    this.list.style.left = `${Math.max(0, Math.min(caret.left - frame.left, frame.width - this.list.offsetWidth))}px`;
    this.list.style.top = `${above ? caret.top - frame.top - height - 4 : caret.bottom - frame.top + 4}px`;
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
