// Steps that are too large for the browser's own undo: Chromium takes seconds to insert hundreds of lines. They are kept here, and
// the keys and menus for undo and redo find them while the text is the one that such a step left or came from.
const mostLines = 300;
const mostKept = 20;

export class Leaps {
  constructor(area, on) {
    this.area = area;
    this.done = [];
    this.undone = [];
    on(area, "keydown", event => this.onKey(event));
    on(area, "beforeinput", event => {
      if (event.inputType === "historyUndo" ? this.undo() : event.inputType === "historyRedo" && this.redo()) {
        event.preventDefault();
      }
    });
  }

  // Whether the browser can insert this itself.
  fits(text) {
    return text.split("\n").length <= mostLines;
  }

  // Replaces what is selected.
  replace(text) {
    const [start, end] = [this.area.selectionStart, this.area.selectionEnd];
    const before = this.area.value;
    const after = before.slice(0, start) + text + before.slice(end);
    this.done.push({ before, after, start, end, caret: start + text.length });
    this.done.splice(0, this.done.length - mostKept);
    this.undone = [];
    this.put(after, start + text.length, start + text.length);
  }

  undo() {
    const step = this.done[this.done.length - 1];
    if (step?.after !== this.area.value) {
      return false;
    }

    this.done.pop();
    this.undone.push(step);
    this.put(step.before, step.start, step.end);
    return true;
  }

  redo() {
    const step = this.undone[this.undone.length - 1];
    if (step?.before !== this.area.value) {
      return false;
    }

    this.undone.pop();
    this.done.push(step);
    this.put(step.after, step.caret, step.caret);
    return true;
  }

  onKey(event) {
    const key = event.key.toLowerCase();
    if (event.altKey || event.isComposing || !(event.ctrlKey || event.metaKey) || (key !== "z" && key !== "y")) {
      return;
    }

    if (key === "z" && !event.shiftKey ? this.undo() : this.redo()) {
      event.preventDefault();
    }
  }

  put(text, start, end) {
    this.area.value = text;
    this.area.setSelectionRange(start, end);
    this.area.dispatchEvent(new InputEvent("input", { inputType: "insertReplacementText" }));
  }
}
