// Reads a Go template as far as colours and suggestions need it. Never fails: what it does not understand is "bad".
const keywords = new Set(["if", "else", "end", "range", "with", "define", "template", "block", "break", "continue"]);
const constants = new Set(["nil", "true", "false"]);

// One piece inside an action each; the first that fits counts.
const pieces = [
  ["space", /\s+/y],
  ["raw", /`[^`]*`?/y],
  ["string", /"(?:[^"\\\n]|\\.)*"?/y],
  ["char", /'(?:[^'\\\n]|\\.)*'?/y],
  ["number", /[+-]?(?:0[xXbBoO][\da-fA-F_]+|\d[\d_]*(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)i?/y],
  ["variable", /\$[\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]*)*/uy],
  ["field", /\.(?:[\p{L}\p{N}_]+\.)*[\p{L}\p{N}_]*/uy],
  ["name", /[\p{L}_][\p{L}\p{N}_]*/uy],
  ["operator", /:=|=|\||,/y],
  ["bracket", /[()]/y],
];

// The pieces of a text, and whether it ends inside an action.
export function read(source, functions) {
  const found = [];
  const add = (kind, start, end) => {
    if (end > start) {
      found.push({ kind, start, end });
    }
  };
  let at = 0;
  let open = false;
  while (at < source.length) {
    const start = source.indexOf("{{", at);
    if (start < 0) {
      add("text", at, source.length);
      break;
    }

    add("text", at, start);
    [at, open] = action(source, start, add, functions);
  }

  return { pieces: found, open };
}

// Reads one action; gives where it ends and whether the text ended first.
function action(source, start, add, functions) {
  let at = start + 2;
  if (source[at] === "-" && /\s/.test(source[at + 1] ?? "")) {
    at++;
  }

  add("brace", start, at);
  const comment = /\s*\/\*/y;
  comment.lastIndex = at;
  if (comment.test(source)) {
    const close = /\*\/\s*-?\}\}/g;
    close.lastIndex = at;
    const end = close.exec(source);
    if (!end) {
      add("comment", at, source.length);
      return [source.length, false];
    }

    const braces = source[close.lastIndex - 3] === "-" ? 3 : 2;
    add("comment", at, close.lastIndex - braces);
    add("brace", close.lastIndex - braces, close.lastIndex);
    return [close.lastIndex, false];
  }

  while (at < source.length) {
    const end = /\s-\}\}|\}\}/y;
    end.lastIndex = at;
    if (end.test(source)) {
      // The white space before a trim marker belongs to neither.
      add("brace", end.lastIndex - at > 2 ? at + 1 : at, end.lastIndex);
      return [end.lastIndex, false];
    }

    if (source.startsWith("{{", at)) {
      // The action before it was never closed: most likely it is being written.
      return [at, false];
    }

    const [kind, length] = piece(source, at);
    if (kind !== "space") {
      add(named(kind, source.slice(at, at + length), functions), at, at + length);
    }

    at += length;
  }

  return [at, true];
}

function piece(source, at) {
  for (const [kind, pattern] of pieces) {
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match && match[0].length > 0) {
      return [kind, match[0].length];
    }
  }

  return ["bad", source.codePointAt(at) > 0xFFFF ? 2 : 1];
}

function named(kind, text, functions) {
  if (kind !== "name") {
    return kind;
  }

  return keywords.has(text) ? "keyword" : constants.has(text) ? "constant" : functions.has(text) ? "function" : "unknown";
}

// What the dot and the variables stand for at the end of the text: shapes of the catalog, null where that is not known.
export function scope(source, read, root) {
  const frames = [{ kind: "root", dot: root, variables: new Map([["$", root]]) }];
  const top = () => frames[frames.length - 1];
  const text = piece => source.slice(piece.start, piece.end);
  let at = 0;
  while (at < read.length) {
    if (read[at].kind !== "brace" || !text(read[at]).startsWith("{{")) {
      at++;
      continue;
    }

    const inner = [];
    for (at++; at < read.length && read[at].kind !== "brace" && read[at].kind !== "text"; at++) {
      inner.push(read[at]);
    }

    // What is still being written opens nothing yet.
    if (at >= read.length) {
      break;
    }

    const words = inner.map(text);
    if (inner[0]?.kind === "keyword") {
      keyword(words, inner);
    } else if (words[1] === ":=" || words[1] === "=") {
      top().variables.set(words[0], path(words.slice(2)));
    }
  }

  return { dot: top().dot, variable: lookUp, names: [...new Set(frames.flatMap(frame => [...frame.variables.keys()]))] };

  function keyword(words, inner) {
    const kind = words[0];
    if (kind === "end") {
      if (frames.length > 1) {
        frames.pop();
      }
    } else if (kind === "else") {
      const frame = frames.length > 1 ? frames.pop() : null;
      const dot = top().dot;
      const further = words[1] === "with" ? path(words.slice(2)) : dot;
      if (frame) {
        frames.push({ kind: frame.kind, dot: further, variables: new Map() });
      }
    } else if (kind === "define") {
      frames.push({ kind, dot: null, variables: new Map([["$", null]]) });
    } else if (kind === "block") {
      frames.push({ kind, dot: path(words.slice(2)), variables: new Map() });
    } else if (kind === "if" || kind === "with" || kind === "range") {
      const sign = words.indexOf(":=");
      const value = path(words.slice(sign < 0 ? 1 : sign + 1));
      const variables = new Map();
      const element = kind === "range" ? value?.element ?? null : value;
      inner.slice(1, Math.max(1, sign)).filter(piece => piece.kind === "variable").map(text).forEach((name, i, all) =>
        variables.set(name, kind !== "range" || i === all.length - 1 ? element : null));
      frames.push({ kind, dot: kind === "if" ? top().dot : element, variables });
    }
  }

  function lookUp(name) {
    for (let i = frames.length - 1; i >= 0; i--) {
      if (frames[i].variables.has(name)) {
        return frames[i].variables.get(name);
      }
    }

    return null;
  }

  // A value is known when it is written as a path alone.
  function path(words) {
    return words.length === 1 ? resolve(words[0], top().dot, lookUp) : null;
  }
}

// The shape at the end of a path as ".Labels" or "$a.Labels"; null when it is not known.
export function resolve(words, dot, lookUp) {
  const steps = words.split(".");
  let shape = steps[0] === "" ? dot : steps[0].startsWith("$") ? lookUp(steps[0]) : null;
  for (const step of steps.slice(1)) {
    if (step !== "") {
      shape = shape?.fields?.[step] ?? null;
    }
  }

  return shape;
}
