// What could be written at the caret.
import { read, resolve, scope } from "./syntax.js";

const most = 60;
const identifier = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const starters = [["if", "if "], ["range", "range "], ["with", "with "], ["else", "else"], ["end", "end"]];

// Suggestions at the end of the text before the caret, or null. Asked for = not only while something is being typed.
export function suggest(before, catalog, asked) {
  const { pieces, open } = read(before, catalog.names);
  if (!open) {
    return null;
  }

  const last = pieces[pieces.length - 1];
  const touching = last.end === before.length;
  const word = before.slice(last.start);
  const known = scope(before, pieces, catalog.root);
  const earlier = touching ? pieces[pieces.length - 2] : last;

  if (touching && (last.kind === "string" || last.kind === "raw")) {
    return inText(before, pieces, known, catalog);
  }

  if (touching && (last.kind === "field" || (last.kind === "variable" && word.includes(".")))) {
    return fields(last.start, word, known, catalog, isFirst(before, earlier));
  }

  if (touching && last.kind === "variable") {
    return result(last.start, word, variables(known));
  }

  if (touching && ["function", "unknown", "keyword", "constant"].includes(last.kind)) {
    return result(last.start, word, [...(isFirst(before, earlier) ? words(before, earlier) : []), ...functions(catalog)]);
  }

  if (touching && ["number", "char", "bad"].includes(last.kind)) {
    return null;
  }

  // Nothing has been typed yet: behind "{{", "|", "(" and "," offer without being asked.
  const after = before.slice(last.start, last.end);
  if (!asked && !(last.kind === "brace" || last.kind === "bracket" || after === "|")) {
    return null;
  }

  if (last.kind === "bracket" && after === ")" && touching) {
    return null;
  }

  const all = after === "|"
    ? functions(catalog)
    : [...ofShape(known.dot, "", catalog, true), ...words(before, last), ...variables(known), ...functions(catalog)];
  return result(before.length, "", all);
}

function fields(start, word, known, catalog, isFirst) {
  const cut = word.lastIndexOf(".");
  const from = word.slice(0, cut);
  const shape = from === "" ? known.dot : resolve(from, known.dot, known.variable);
  const owner = from === "" ? "" : from;
  const items = ofShape(shape, owner, catalog, isFirst);
  return result(start, word, items, word.slice(cut + 1));
}

// The fields of a shape, or the label keys that occur where it is a map.
function ofShape(shape, owner, catalog, isFirst) {
  if (!shape) {
    return [];
  }

  if (shape.keys) {
    return (catalog.keys[shape.keys] ?? []).map(({ name, help }) => {
      // Only a name can stand behind a dot.
      const call = `index ${owner || "."} ${JSON.stringify(name)}`;
      const insert = identifier.test(name) ? `${owner}.${name}` : isFirst ? call : `(${call})`;
      return { label: name, insert, detail: catalog.texts.label, help, kind: "label" };
    });
  }

  return Object.entries(shape.fields ?? {}).map(([name, field]) => ({
    label: `.${name}`,
    insert: `${owner}.${name}`,
    detail: field.element ? catalog.texts.list : field.keys ? catalog.texts.map : catalog.texts.field,
    help: field.help ?? "",
    kind: "field",
  }));
}

// Inside the text behind: index .Labels "
function inText(before, pieces, known, catalog) {
  const last = pieces[pieces.length - 1];
  const text = before.slice(last.start);
  if (text.length > 1 && text.endsWith(text[0])) {
    return null;
  }

  const [call, path] = pieces.slice(-3, -1);
  const name = call ? before.slice(call.start, call.end) : "";
  if (!path || !["index", "get", "hasKey", "dig"].includes(name) || (path.kind !== "field" && path.kind !== "variable")) {
    return alertLabels(before, pieces, catalog);
  }

  const shape = resolve(before.slice(path.start, path.end), known.dot, known.variable);
  return shape?.keys ? result(last.start, text, quoted(catalog.keys[shape.keys], text[0], catalog), text.slice(1)) : null;
}

// Inside the text behind: joinAlertLabels . "
function alertLabels(before, pieces, catalog) {
  const [call, path] = pieces.slice(-3, -1);
  const last = pieces[pieces.length - 1];
  const text = before.slice(last.start);
  return call && path && /^(?:join|max|min)?[aA]lertLabels?$/.test(before.slice(call.start, call.end))
    ? result(last.start, text, quoted(catalog.keys.alert, text[0], catalog), text.slice(1))
    : null;
}

function quoted(keys, quote, catalog) {
  return (keys ?? []).map(({ name, help }) => ({
    label: name, insert: quote === "`" ? `\`${name}\`` : JSON.stringify(name), detail: catalog.texts.label, help, kind: "label",
  }));
}

function variables(known) {
  return known.names.map(name => ({ label: name, insert: name, detail: "", help: "", kind: "variable" }));
}

function functions(catalog) {
  return catalog.functions.map(one => ({ label: one.name, insert: one.name, detail: one.signature, help: one.help, kind: "function" }));
}

function words(before, earlier) {
  return earlier?.kind === "brace"
    ? starters.map(([label, insert]) => ({ label, insert, detail: "", help: "", kind: "keyword" }))
    : [];
}

// Whether what stands behind this piece begins a command: then a call needs no brackets.
function isFirst(before, piece) {
  const text = piece ? before.slice(piece.start, piece.end) : "";
  return !piece || piece.kind === "brace" || piece.kind === "keyword" || ["|", "(", ":=", "="].includes(text);
}

function result(start, word, items, prefix = word) {
  const wanted = prefix.toLowerCase();
  const begin = item => item.label.toLowerCase().replace(/^\./, "");
  const bare = wanted.replace(/^\./, "");
  const fits = items.filter(item => begin(item).startsWith(bare));
  const near = bare.length > 1 ? items.filter(item => !begin(item).startsWith(bare) && begin(item).includes(bare)) : [];
  const found = [...fits, ...near].slice(0, most);
  // What is written in full already needs no list.
  return found.length === 0 || (found.length === 1 && found[0].insert === word) ? null : { start, items: found };
}
