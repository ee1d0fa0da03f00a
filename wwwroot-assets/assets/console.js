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

  window.flashdutyConsole = {
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
