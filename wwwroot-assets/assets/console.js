// Loaded before the page is drawn: small, synchronous, no dependencies.
(() => {
  const year = 365 * 24 * 3600;
  const remember = (name, value) => {
    document.cookie = `${name}=${value}; path=/; max-age=${year}; samesite=lax`;
  };
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const rememberSystem = () => remember("console-system-dark", system.matches ? "1" : "0");

  rememberSystem();
  system.addEventListener("change", rememberSystem);

  document.addEventListener("click", event => {
    if (event.target instanceof Element && event.target.closest("[data-reload]")) {
      location.reload();
    }
  });
  // The console ends a session that nobody uses. This page gets news by itself, so it says when somebody is at it: at the first
  // press, key or turn of the wheel, and then once a minute at most.
  const saidEvery = 60_000;
  let saidAt = 0;
  const say = event => {
    if (event.isTrusted && Date.now() - saidAt >= saidEvery) {
      saidAt = Date.now();
      fetch("/account/seen", { method: "POST", keepalive: true }).catch(() => { });
    }
  };
  for (const kind of ["pointerdown", "keydown", "wheel"]) {
    document.addEventListener(kind, say, { capture: true, passive: true });
  }
  window.addEventListener("popstate", say);

  // Blazor tells the dialog, and the event does not bubble.
  document.addEventListener("components-reconnect-state-changed", event => {
    const state = event.detail && event.detail.state;
    if (state === "rejected") {
      // The server forgot this page's circuit: only a fresh load helps.
      location.reload();
    }

    if (state === "hide") {
      // What was typed while the connection was lost is in the fields, but was never sent.
      for (const field of document.querySelectorAll("[data-typed] input:not([type=radio]):not([type=checkbox]):not([type=file])")) {
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }
  }, true);

  // What is being typed into [data-typed], until the page says that it is saved: a reload or a lost connection may come before.
  // Secrets are not kept here.
  const unsaved = () => `console-typed:${location.pathname}${location.search}`;
  const typedFields = () => [...document.querySelectorAll("[data-typed] [data-field] input:not([type=password]):not([type=radio]):not([type=checkbox]):not([type=file])")];
  const nameOf = field => field.closest("[data-field]").dataset.field;
  const secrets = ["secret", "token", "encoding_aes_key"];
  const keepMinutes = 10;
  let typedAt = 0;
  document.addEventListener("input", event => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || !typedFields().includes(field) || secrets.includes(nameOf(field))) {
      return;
    }

    typedAt = Date.now();
    const kept = JSON.parse(sessionStorage.getItem(unsaved()) || "{}");
    kept[nameOf(field)] = field.value;
    kept.at = typedAt;
    sessionStorage.setItem(unsaved(), JSON.stringify(kept));
  });
  const bringBack = () => {
    const kept = JSON.parse(sessionStorage.getItem(unsaved()) || "null");
    const fields = typedFields().filter(field => !field.readOnly);
    if (!kept || fields.length === 0) {
      return !kept;
    }

    sessionStorage.removeItem(unsaved());
    for (const field of Date.now() - kept.at < keepMinutes * 60_000 ? fields : []) {
      const text = kept[nameOf(field)];
      if (text !== undefined && text !== field.value) {
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }

    return true;
  };
  document.addEventListener("DOMContentLoaded", () => {
    const waiting = new MutationObserver(() => {
      if (bringBack()) {
        waiting.disconnect();
      }
    });
    if (!bringBack()) {
      waiting.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["readonly"] });
    }

    new MutationObserver(changes => {
      // A save that began before the last letter does not count.
      if (Date.now() - typedAt > 500 && changes.some(change => change.target.dataset && change.target.dataset.saving === "Saved")) {
        sessionStorage.removeItem(unsaved());
      }
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["data-saving"] });
  });

  // A button that rests while its work runs loses the focus. It gets it back, unless somebody went elsewhere.
  let focused = null;
  document.addEventListener("focusin", event => { focused = event.target; });
  document.addEventListener("focusout", event => { focused = event.target.disabled ? focused : null; });
  document.addEventListener("DOMContentLoaded", () => new MutationObserver(() => {
    if (focused && !focused.disabled && focused.isConnected && document.activeElement === document.body) {
      focused.focus();
    }
  }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["disabled"] }));

  // A file dropped beside its field would replace the page, and what was typed on it.
  for (const kind of ["dragover", "drop"]) {
    document.addEventListener(kind, event => {
      const isFile = event.dataTransfer && event.dataTransfer.types.includes("Files");
      if (isFile && !(event.target instanceof Element && event.target.closest("input[type=file]"))) {
        event.preventDefault();
        event.dataTransfer.dropEffect = "none";
      }
    });
  }

  window.flashdutyConsole = {
    // What shall have the focus may be drawn only after this call, while the page is slow; whoever moved on meanwhile is left alone.
    focus(selector) {
      const before = document.activeElement;
      const tryIt = () => {
        const found = document.querySelector(selector);
        found?.focus();
        return !!found;
      };
      if (tryIt()) return;
      const drawn = new MutationObserver(() => {
        if (![before, document.body].includes(document.activeElement) || tryIt()) drawn.disconnect();
      });
      drawn.observe(document.body, { subtree: true, childList: true, attributes: true });
      setTimeout(() => drawn.disconnect(), 5000);
    },
    // True when it is on the clipboard; otherwise it is selected, to be copied by hand.
    async copy(text, element) {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        // No clipboard without https or localhost.
        const range = document.createRange();
        range.selectNodeContents(element);
        const selection = getSelection();
        selection.removeAllRanges();
        selection.addRange(range);
        return document.execCommand("copy");
      }
    },
    watchSystem(page, method) {
      system.addEventListener("change", () => page.invokeMethodAsync(method, system.matches).catch(() => { }));
      return system.matches;
    },
    chooseAppearance(appearance) {
      remember("console-appearance", appearance);
      document.documentElement.dataset.appearance = appearance;
    },
  };
})();
