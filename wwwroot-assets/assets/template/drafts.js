// Unsaved text, kept in this browser until it is saved or thrown away. Each opening of the page has its own, so that two
// tabs do not overwrite each other.
const prefix = "flashduty-template:";
const fortnight = 14 * 24 * 3600 * 1000;

export function draftsOf(templateId) {
  const own = `${prefix}${templateId}:${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
  return {
    // The newest that another opening left; what equals the saved text or is old goes.
    find(saved) {
      const found = [];
      for (const [key, draft] of all(templateId)) {
        if (draft.text === saved || Date.now() - draft.at > fortnight) {
          drop(key);
        } else if (key !== own) {
          found.push({ key, ...draft });
        }
      }

      return found.sort((a, b) => b.at - a.at)[0] ?? null;
    },
    keep(base, text) {
      try {
        localStorage.setItem(own, JSON.stringify({ base, text, at: Date.now() }));
        return true;
      } catch {
        return false;
      }
    },
    forget() {
      drop(own);
    },
    drop,
  };
}

function all(templateId) {
  const found = [];
  try {
    for (const key of Object.keys(localStorage).filter(key => key.startsWith(`${prefix}${templateId}:`))) {
      const draft = JSON.parse(localStorage.getItem(key));
      if (typeof draft?.text === "string" && typeof draft.at === "number") {
        found.push([key, draft]);
      }
    }
  } catch {
    // A browser that keeps nothing, or something that is not ours.
  }

  return found;
}

function drop(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing is kept, so nothing is to be dropped.
  }
}
