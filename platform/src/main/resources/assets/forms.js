// The conditions of a form, alive on the page: what is asked, what is calculated, what does not hold. The same rules as in
// org.kerwen.casework.FormFilling and Calculation, over the same trees; a test compares both. The server decides.
(function (global) {
  "use strict";
  const DIGITS = 12, ONE = 10n ** 12n, TOO_LARGE = 10n ** 27n, LONGEST = 4000, MOST_ROWS = 50;
  const ABSENT = { kind: "absent" };
  const text = (t) => ({ kind: "text", text: t });
  const truth = (t) => ({ kind: "truth", truth: t });
  const figure = (n) => (n >= TOO_LARGE || n <= -TOO_LARGE ? ABSENT : { kind: "figure", number: n });
  const count = (n) => figure(BigInt(n) * ONE);
  const stripped = (t) => t.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");

  // Days are counted from 1970-01-01 in the Gregorian calendar, without the clock of the machine.
  function leap(y) { return (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0; }
  function length(y, m) { return m === 2 ? (leap(y) ? 29 : 28) : [4, 6, 9, 11].includes(m) ? 30 : 31; }
  function number(y, m, d) {
    y = m <= 2 ? y - 1 : y;
    const era = Math.floor(y / 400), of = y - era * 400;
    const day = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
    return era * 146097 + of * 365 + Math.floor(of / 4) - Math.floor(of / 100) + day - 719468;
  }
  function civil(n) {
    n += 719468;
    const era = Math.floor(n / 146097), of = n - era * 146097;
    const year = Math.floor((of - Math.floor(of / 1460) + Math.floor(of / 36524) - Math.floor(of / 146096)) / 365);
    const day = of - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
    const month = Math.floor((5 * day + 2) / 153);
    const m = month + (month < 10 ? 3 : -9);
    return { y: year + era * 400 + (m <= 2 ? 1 : 0), m: m, d: day - Math.floor((153 * month + 2) / 5) + 1 };
  }
  const FIRST_DAY = number(0, 1, 1), LAST_DAY = number(9999, 12, 31);
  function written(n) {
    const c = civil(n);
    return String(c.y).padStart(4, "0") + "-" + String(c.m).padStart(2, "0") + "-" + String(c.d).padStart(2, "0");
  }
  function days(first, last) { return first < FIRST_DAY || last > LAST_DAY ? ABSENT : { kind: "days", first: first, last: last }; }
  function exact(t) {
    const part = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(t);
    if (!part) return null;
    const y = Number(part[1]);
    if (part[2] === undefined) return { first: number(y, 1, 1), last: number(y, 12, 31) };
    const m = Number(part[2]);
    if (m < 1 || m > 12) return null;
    if (part[3] === undefined) return { first: number(y, m, 1), last: number(y, m, length(y, m)) };
    const d = Number(part[3]);
    return d < 1 || d > length(y, m) ? null : { first: number(y, m, d), last: number(y, m, d) };
  }
  function date(t) {
    t = stripped(t);
    const printed = /^printed: (.+) \(([0-9-]+)\)$/.exec(t);
    if (printed) {
      const near = exact(printed[2]);
      const words = stripped(printed[1]);
      return near && words !== "" && words.length <= 80 ? days(near.first, near.last) : ABSENT;
    }
    if (t.startsWith("then ")) {
      const within = exact(stripped(t.slice(5)));
      return within ? days(within.first, within.last) : ABSENT;
    }
    const slash = t.indexOf("/");
    if (slash < 0) {
      const one = exact(t);
      return one ? days(one.first, one.last) : ABSENT;
    }
    const from = exact(stripped(t.slice(0, slash)));
    const end = stripped(t.slice(slash + 1));
    const to = end === ".." ? { last: LAST_DAY } : exact(end);
    return !from || !to || to.last < from.first ? ABSENT : days(from.first, to.last);
  }

  function decimal(t) {
    const part = /^(-?)([0-9]{1,15})(?:\.([0-9]{1,12}))?$/.exec(t);
    if (!part) return null;
    const n = BigInt(part[2]) * ONE + BigInt((part[3] || "").padEnd(DIGITS, "0"));
    return part[1] ? -n : n;
  }
  function asTruth(v) {
    switch (v.kind) {
      case "absent": return false;
      case "text": return v.text !== "";
      case "figure": return v.number !== 0n;
      case "truth": return v.truth;
      case "days": return true;
      default: return v.words.length > 0;
    }
  }
  function asText(v) {
    switch (v.kind) {
      case "absent": return "";
      case "text": return v.text;
      case "figure": {
        const n = v.number < 0n ? -v.number : v.number;
        const rest = String(n % ONE).padStart(DIGITS, "0").replace(/0+$/, "");
        return (v.number < 0n ? "-" : "") + String(n / ONE) + (rest ? "." + rest : "");
      }
      case "truth": return String(v.truth);
      case "days": return v.first === v.last ? written(v.first) : written(v.first) + "/" + written(v.last);
      default: return v.words.join(" ");
    }
  }
  const isAbsent = (v) => asText(v) === "";
  function asNumber(v) {
    if (v.kind === "figure") return v.number;
    if (v.kind === "truth") return v.truth ? ONE : 0n;
    return v.kind === "text" ? decimal(stripped(v.text)) : null;
  }
  function asDays(v) {
    const found = v.kind === "text" ? date(v.text) : v;
    return found.kind === "days" ? found : null;
  }
  // Half away from nothing.
  function rounded(n, by) {
    const negative = (n < 0n) !== (by < 0n);
    const a = n < 0n ? -n : n, b = by < 0n ? -by : by;
    const q = (2n * a + b) / (2n * b);
    return negative ? -q : q;
  }

  function equal(a, b) {
    if (a.kind === "absent" || b.kind === "absent") return isAbsent(a) && isAbsent(b);
    if (a.kind === "truth" || b.kind === "truth") return asTruth(a) === asTruth(b);
    if (a.kind === "figure" || b.kind === "figure") {
      const x = asNumber(a), y = asNumber(b);
      return x !== null && y !== null && x === y;
    }
    if (a.kind === "days" || b.kind === "days") {
      const x = asDays(a), y = asDays(b);
      return x !== null && y !== null && x.first === x.last && x.first === y.first && x.last === y.last;
    }
    return asText(a) === asText(b);
  }
  function ordered(sign, a, b) {
    if (a.kind === "days" || b.kind === "days") {
      const x = asDays(a), y = asDays(b);
      if (!x || !y) return false;
      return sign === "<" ? x.last < y.first : sign === "<=" ? x.last <= y.first : sign === ">" ? x.first > y.last : x.first >= y.last;
    }
    const x = asNumber(a), y = asNumber(b);
    if (x === null || y === null) return false;
    return sign === "<" ? x < y : sign === "<=" ? x <= y : sign === ">" ? x > y : x >= y;
  }
  function shifted(d, by) {
    if (by === null || by % ONE !== 0n) return ABSENT;
    const n = by / ONE;
    return n > 5000000n || n < -5000000n ? ABSENT : days(d.first + Number(n), d.last + Number(n));
  }
  function calculated(sign, a, b) {
    if (a.kind === "days" && b.kind === "days") {
      return sign === "-" && a.first === a.last && b.first === b.last ? count(a.first - b.first) : ABSENT;
    }
    if (a.kind === "days") {
      const by = asNumber(b);
      return sign === "+" ? shifted(a, by) : sign === "-" ? shifted(a, by === null ? null : -by) : ABSENT;
    }
    if (b.kind === "days") return sign === "+" ? shifted(b, asNumber(a)) : ABSENT;
    const x = asNumber(a), y = asNumber(b);
    if (x === null || y === null) return ABSENT;
    switch (sign) {
      case "+": return figure(x + y);
      case "-": return figure(x - y);
      case "*": return figure(rounded(x * y, ONE));
      case "div": return y === 0n ? ABSENT : figure(rounded(x * ONE, y));
      default: return y === 0n ? ABSENT : figure(x % y);
    }
  }
  const words = (v) => (v.kind === "many" ? v.words : asText(v).split(" ").filter((w) => w !== ""));
  function years(a, b) {
    if (!a || !b) return ABSENT;
    const packed = (n) => { const c = civil(n); return (c.y * 12 + c.m - 1) * 32 + c.d; };
    const between = (x, y) => Math.trunc((packed(y) - packed(x)) / 384);
    const most = between(a.first, b.last);
    return between(a.last, b.first) === most ? count(most) : ABSENT;
  }

  // around: one(name), all(name), rows(name)
  function value(tree, around, itself, today) {
    const of = (part) => value(part, around, itself, today);
    const a = tree[1], b = tree[2];
    switch (tree[0]) {
      case "text": return a === "" ? ABSENT : text(a);
      case "number": { const n = typeof a === "string" ? decimal(a) : asNumber(of(a)); return n === null ? ABSENT : figure(n); }
      case "asked": return around.one(a);
      case "itself": return itself;
      case "and": return truth(asTruth(of(a)) && asTruth(of(b)));
      case "or": return truth(asTruth(of(a)) || asTruth(of(b)));
      case "=": return truth(equal(of(a), of(b)));
      case "!=": return truth(!equal(of(a), of(b)));
      case "<": case "<=": case ">": case ">=": return truth(ordered(tree[0], of(a), of(b)));
      case "+": case "-": case "*": case "div": case "mod": return calculated(tree[0], of(a), of(b));
      case "selected": { const w = asText(of(b)); return truth(w !== "" && words(of(a)).includes(w)); }
      case "count-selected": return count(words(of(a)).length);
      case "if": return of(asTruth(of(a)) ? b : tree[3]);
      case "coalesce": {
        for (const part of tree.slice(1)) { const v = of(part); if (!isAbsent(v)) return v; }
        return ABSENT;
      }
      case "today": return days(today, today);
      case "date": return asDays(of(a)) || ABSENT;
      case "years-between": return years(asDays(of(a)), asDays(of(b)));
      case "string-length": return count(Array.from(asText(of(a))).length);
      case "int": { const n = asNumber(of(a)); return n === null ? ABSENT : figure((n / ONE) * ONE); }
      case "not": return truth(!asTruth(of(a)));
      case "true": return truth(true);
      case "false": return truth(false);
      case "count": { const n = around.rows(a[1]); return count(n >= 0 ? n : around.all(a[1]).filter((v) => !isAbsent(v)).length); }
      case "sum": return figure(around.all(a[1]).map(asNumber).filter((n) => n !== null).reduce((x, y) => x + y, 0n));
      default: return ABSENT;
    }
  }

  function fill(rules, answers, todayWritten) {
    const today = exact(todayWritten).first;
    const byName = new Map(rules.map((rule) => [rule.name, rule]));
    const values = new Map(), relevant = new Map(), wrong = new Map();
    const known = (path) => values.get(path) || ABSENT;
    const isRelevant = (path) => relevant.get(path) === true;
    const problem = (path, what) => wrong.set(path, (wrong.get(path) || []).concat(what));

    function rows(path) {
      const n = isRelevant(path) ? asNumber(known(path)) : null;
      return n === null ? 0 : Number(n / ONE);
    }
    function paths(name, repeats, before, from) {
      if (from === repeats.length) return [before + name];
      const all = [], repeat = before + repeats[from];
      for (let row = 0; row < rows(repeat); row++) all.push(...paths(name, repeats, repeat + "." + row + ".", from + 1));
      return all;
    }
    const instances = (rule) => paths(rule.name, rule.repeats, "", 0);
    function shared(path, repeats) {
      let end = 0;
      for (const repeat of repeats) {
        const begins = path.slice(end), group = repeat + ".", row = begins.indexOf(".", group.length);
        if (!begins.startsWith(group) || row < 0) return path.slice(0, end);
        end += row + 1;
      }
      return path.slice(0, end);
    }
    function around(path) {
      const all = (name) => {
        const rule = byName.get(name);
        if (!rule) return [];
        const before = shared(path, rule.repeats);
        return instances(rule).filter((p) => p.startsWith(before)).map(known);
      };
      return {
        one: (name) => { const rule = byName.get(name); return rule ? known(shared(path, rule.repeats) + name) : ABSENT; },
        all: all,
        rows: (name) => {
          const rule = byName.get(name);
          if (!rule || rule.type !== "repeat") return -1;
          return all(name).map(asNumber).reduce((sum, n) => sum + (n === null ? 0 : Number(n / ONE)), 0);
        }
      };
    }
    function numeric(t, form, path) {
      if (!form.test(t)) { problem(path, "no-number"); return ABSENT; }
      return figure(decimal(t));
    }
    function answered(rule, path) {
      const given = (answers[path] || []).map(stripped).filter((t) => t !== "");
      if (given.length === 0) return ABSENT;
      const first = given[0];
      if (first.length > LONGEST) { problem(path, "too-long"); return ABSENT; }
      switch (rule.type) {
        case "text": case "place": case "person": case "file": return text(first);
        case "integer": return numeric(first, /^-?[0-9]{1,15}$/, path);
        case "decimal": return numeric(first, /^-?[0-9]{1,15}(\.[0-9]{1,12})?$/, path);
        case "date": { const d = date(first); if (isAbsent(d)) problem(path, "no-date"); return d; }
        case "choice-one": case "choice-many":
          if (!given.every((t) => rule.choices.includes(t))) { problem(path, "no-choice"); return ABSENT; }
          return rule.type === "choice-one" ? text(first) : { kind: "many", words: Array.from(new Set(given)) };
        case "repeat": {
          const n = asNumber(numeric(first, /^-?[0-9]{1,15}$/, path));
          if (n === null || n < 0n) return ABSENT;
          if (n > BigInt(MOST_ROWS) * ONE) { problem(path, "too-many"); return count(MOST_ROWS); }
          return figure(n);
        }
        default: return ABSENT;
      }
    }
    for (const rule of rules) {
      for (const path of instances(rule)) {
        const holder = rule.holder === null || isRelevant(shared(path, byName.get(rule.holder).repeats) + rule.holder);
        const asked = holder && (!rule.relevant || asTruth(value(rule.relevant, around(path), ABSENT, today)));
        relevant.set(path, asked);
        // A path is known before its answer is, as it is on the server.
        values.set(path, !asked ? ABSENT : rule.calculation ? value(rule.calculation, around(path), ABSENT, today) : answered(rule, path));
      }
    }
    const results = {};
    for (const rule of rules) {
      for (const path of instances(rule)) {
        if (!isRelevant(path)) continue;
        const its = known(path);
        if (isAbsent(its)) {
          if (!wrong.has(path) && rule.required && asTruth(value(rule.required, around(path), its, today))) problem(path, "required");
        } else if (rule.constraint && !asTruth(value(rule.constraint, around(path), its, today))) problem(path, "constraint");
      }
    }
    values.forEach((v, path) => { results[path] = { relevant: isRelevant(path), value: asText(v), problems: wrong.get(path) || [] }; });
    const aside = Object.keys(answers).filter((path) => answers[path].some((t) => stripped(t) !== "") && !(results[path] && results[path].relevant));
    return { results: results, aside: aside.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)) };
  }

  global.kerwenForms = { fill: fill };
  if (!global.document) return;

  global.document.querySelectorAll("form[data-rules]").forEach(function (form) {
    const rules = JSON.parse(form.dataset.rules);
    const parts = Array.from(form.querySelectorAll("[data-path]"));
    function live() {
      const answers = {};
      new FormData(form).forEach((v, name) => { if (typeof v === "string") (answers[name] = answers[name] || []).push(v); });
      delete answers._csrf;
      const results = fill(rules, answers, form.dataset.today).results;
      parts.forEach(function (part) {
        const its = results[part.dataset.path];
        part.hidden = !(its && its.relevant);
        if (!its) return;
        const output = part.querySelector("[data-value]");
        if (output) output.textContent = its.value;
        const message = part.querySelector("[data-constraint]");
        if (message) message.hidden = !its.problems.includes("constraint");
      });
    }
    form.addEventListener("input", live);
    live();
    if (form.dataset.keep) keep(form);
  });

  // What is typed is kept as a draft: when nobody typed for a moment, at the latest after a while, and when the page goes out of sight.
  // One letter is on its way at a time, so that an older one never comes last.
  function keep(form) {
    const AFTER = 2000, AT_THE_LATEST = 15000;
    const said = form.querySelector("[data-kept]");
    let timer = 0, since = 0, sending = false, sent = false;
    let stop = new AbortController();
    function later() {
      const now = Date.now();
      if (!since) since = now;
      clearTimeout(timer);
      timer = setTimeout(send, Math.max(0, Math.min(AFTER, since + AT_THE_LATEST - now)));
    }
    async function send() {
      clearTimeout(timer);
      if (!since || sending || sent) return;
      since = 0;
      sending = true;
      const fields = new URLSearchParams();
      new FormData(form).forEach((v, name) => { if (typeof v === "string") fields.append(name, v); });
      fields.append("_quietly", "yes");
      let kept = false;
      try {
        kept = (await fetch(form.dataset.keep, { method: "POST", body: fields, keepalive: fields.toString().length < 60000, redirect: "manual", signal: stop.signal })).status === 204;
      } catch (e) {
        // No line: what stands on the page is tried again.
      }
      sending = false;
      if (sent) return;
      const text = kept ? said.dataset.kept : said.dataset.lost;
      if (said.textContent !== text) said.textContent = text;
      if (!kept && !since) since = Date.now();
      if (since) { clearTimeout(timer); timer = setTimeout(send, kept ? AFTER : AT_THE_LATEST); }
    }
    form.addEventListener("input", later);
    form.addEventListener("submit", function () { sent = true; clearTimeout(timer); stop.abort(); });
    // Somebody who sent it and came back goes on typing on the page as it was.
    global.addEventListener("pageshow", function (event) { if (event.persisted) { sent = false; stop = new AbortController(); } });
    global.document.addEventListener("visibilitychange", function () { if (global.document.visibilityState === "hidden") send(); });
  }
})(typeof window === "undefined" ? globalThis : window);
