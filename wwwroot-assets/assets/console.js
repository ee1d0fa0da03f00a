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
  // The server forgot this page's circuit: only a fresh load helps. Blazor tells the dialog, and the event does not bubble.
  document.addEventListener("components-reconnect-state-changed", event => {
    if (event.detail && event.detail.state === "rejected") {
      location.reload();
    }
  }, true);

  window.flashdutyConsole = {
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
