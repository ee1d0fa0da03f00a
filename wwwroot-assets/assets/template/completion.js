// The list of suggestions below the caret.
import { suggest } from "./suggest.js";

export class Completion {
  constructor(editor, on) {
    this.editor = editor;
    this.area = editor.area;
    this.list = editor.root.querySelector("[role=listbox]");
    this.items = null;
    on(this.area, "blur", () => this.close());
    on(this.area, "click", () => this.close());
    on(editor.scroller, "scroll", () => this.place());
    on(window, "resize", () => this.place());
    // The list takes no focus: on a phone the keyboard would go away.
    on(this.list, "pointerdown", event => event.preventDefault());
    on(this.list, "mousedown", event => event.preventDefault());
    on(this.list, "click", event => this.accept(Number(event.target.closest("[role=option]")?.dataset.index ?? -1)));
  }

  onInput(event) {
    const typed = event.inputType?.startsWith("insert") && event.inputType !== "insertFromPaste" && event.data;
    if (this.items || (typed && /[\p{L}\p{N}_.$|{("]$/u.test(typed))) {
      this.open(false);
    }
  }

  onKey(event) {
    if (event.ctrlKey && event.code === "Space") {
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

    const found = suggest(this.area.value.slice(0, this.area.selectionStart), this.editor.catalog, asked);
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
    this.editor.write(item.insert);
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

    const caret = this.editor.rectAt(this.from);
    const frame = this.editor.root.getBoundingClientRect();
    const height = this.list.offsetHeight;
    const bottom = window.visualViewport?.height ?? window.innerHeight;
    const above = caret.bottom + height > bottom && caret.top > bottom - caret.bottom;
    this.list.style.left = `${Math.max(0, Math.min(caret.left - frame.left, frame.width - this.list.offsetWidth))}px`;
    this.list.style.top = `${above ? caret.top - frame.top - height - 4 : caret.bottom - frame.top + 4}px`;
  }
}
