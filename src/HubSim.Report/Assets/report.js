(() => {
  "use strict";

  // What the program says: charts as data (Charts/Chart.cs), words in the page's language.
  const { lang, words, charts: specs } = JSON.parse(document.getElementById("report-data").textContent);
  const DAY = 86400000;
  const FIRST_DAY = 719162; // day number of 1970-01-01
  const drawn = new Map();

  // ---- numbers and days -------------------------------------------------------------------------------------------

  const plain = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
  const monthName = new Intl.DateTimeFormat(lang, { month: "short", timeZone: "UTC" });
  const dayName = new Intl.DateTimeFormat(lang, { year: "numeric", month: "short", day: "numeric", timeZone: "UTC" });
  const minus = text => text.replace(/^-/, "\u2212");
  const time = place => (place - FIRST_DAY) * DAY;

  function short(value) {
    const size = Math.abs(value);
    if (size === 0) return "0";
    return size >= 99.95 ? plain.format(value) : size >= 9.995 ? value.toFixed(1) : size >= 0.9995 ? value.toFixed(2) : size >= 0.001 ? value.toFixed(3) : value.toExponential(1);
  }

  function say(spec, value) {
    if (value === null || value === undefined || Number.isNaN(value)) return "";
    if (spec.notation === "percent") return minus((value * 100).toFixed(1)) + words.percent;
    return minus(spec.notation === "whole" ? plain.format(value) : spec.notation === "points" ? (value * 100).toFixed(1) : short(value));
  }

  // The value axis has round numbers: as few digits as they need.
  const onAxis = (spec, value) => spec.notation === "percent"
    ? minus(String(+(value * 100).toPrecision(6))) + words.percent
    : minus(Math.abs(value) >= 1000 ? plain.format(value) : String(+(spec.notation === "points" ? value * 100 : value).toPrecision(6)));

  // A difference has its sign.
  const signed = (spec, value) => (spec.signed && value > 0 ? "+" : "") + say(spec, value);

  const place = (spec, value) => spec.axis === "days" ? dayName.format(time(value)) : `${spec.across}: ${+value.toPrecision(6)}`;

  // ---- colours ----------------------------------------------------------------------------------------------------

  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const text = () => ({ color: colour("soft"), fontFamily: colour("sans"), fontSize: 12.5 });

  // ---- parts of a drawing -----------------------------------------------------------------------------------------

  const pairs = (spec, values) => spec.places.map((at, i) => [spec.axis === "days" ? time(at) : at, values[i]]);

  // One polygon for each stretch without gaps, drawn with the first point; the others keep the axes wide enough.
  function bandSeries(spec, band) {
    const rows = spec.places.map((at, i) => [spec.axis === "days" ? time(at) : at, band.lower[i], band.upper[i]]);
    const stretches = [[]];
    for (const row of rows) {
      if (row[1] === null || row[2] === null) stretches.push([]);
      else stretches.at(-1).push(row);
    }
    return {
      type: "custom", name: band.name, z: 1, silent: true, clip: true, encode: { x: 0, y: [1, 2] }, data: rows.filter(row => row[1] !== null && row[2] !== null),
      renderItem: (params, api) => params.dataIndexInside > 0 ? null : {
        type: "group",
        children: stretches.filter(one => one.length > 1).map(one => ({
          type: "polygon",
          shape: { points: [...one.map(row => api.coord([row[0], row[2]])), ...one.toReversed().map(row => api.coord([row[0], row[1]]))] },
          style: { fill: colour(band.colour), opacity: band.strength },
        })),
      },
    };
  }

  const lineSeries = (spec, line) => ({
    type: "line", name: line.name, data: pairs(spec, line.values), symbol: line.dots ? "circle" : "none", symbolSize: 6, showAllSymbol: true, silent: true, z: 4,
    step: spec.steps ? "end" : false, emphasis: { disabled: true }, itemStyle: { color: colour(line.colour) },
    lineStyle: { color: colour(line.colour), width: 2.2, type: line.dashed ? [6, 4] : "solid" },
  });

  // A mark with whiskers; across for charts of names, upright for charts over days.
  function markSeries(spec, marks, number, all) {
    const shift = spec.beside ? (number - (all.length - 1) / 2) * 8 : 0;
    const across = spec.axis === "names";
    const at = mark => spec.axis === "days" ? time(mark.place) : mark.place;
    return {
      type: "custom", name: marks.name, z: 6, silent: true,
      data: marks.rows.map(mark => across ? [mark.value, at(mark), mark.lower, mark.upper, +mark.isAside] : [at(mark), mark.value, mark.lower, mark.upper, +mark.isAside]),
      encode: across ? { x: [0, 2, 3], y: 1 } : { x: 0, y: [1, 2, 3] },
      renderItem: (params, api) => {
        const ends = [2, 3].map(dimension => api.value(dimension));
        const point = api.coord([api.value(0), api.value(1)]);
        const aside = api.value(4) === 1;
        if (aside) point[1] += 8;
        point[1] += shift;
        const children = [{ type: "circle", shape: { cx: point[0], cy: point[1], r: aside ? 2.5 : 4 }, style: { fill: colour(marks.colour), stroke: colour("ground"), lineWidth: 1.5 } }];
        if (ends.every(Number.isFinite)) {
          const [from, to] = ends.map(end => across ? api.coord([end, api.value(1)]) : api.coord([api.value(0), end]));
          if (across) from[1] = to[1] = point[1];
          children.unshift({ type: "line", shape: { x1: from[0], y1: from[1], x2: to[0], y2: to[1] }, style: { stroke: colour(marks.colour), lineWidth: aside ? 1.5 : 3, opacity: 0.45, lineCap: "round" } });
        }
        const box = params.coordSys;
        const inside = point[0] >= box.x - 1 && point[0] <= box.x + box.width + 1;
        return inside ? { type: "group", children } : null;
      },
    };
  }

  // Bars from one value to another, with the interval of their ends where there is one.
  const barSeries = (spec, bars, number, all) => ({
    type: "custom", name: bars.name, z: 3, silent: true, encode: { x: [0, 2, 3, 4], y: 1 },
    data: bars.from.map((from, i) => [from, i, bars.to[i], bars.lower[i] ?? NaN, bars.upper[i] ?? NaN]).filter(row => row[0] !== null && row[2] !== null),
    renderItem: (params, api) => {
      const from = api.coord([api.value(0), api.value(1)]);
      const to = api.coord([api.value(2), api.value(1)]);
      const thick = spec.beside ? 8 : Math.min(14, api.size([0, 1])[1] * 0.62);
      const middle = from[1] + (spec.beside ? (number - (all.length - 1) / 2) * 10 : 0);
      const left = Math.min(from[0], to[0]);
      const children = [{ type: "rect", shape: { x: left, y: middle - thick / 2, width: Math.max(1, Math.abs(to[0] - from[0])), height: thick, r: 1 }, style: { fill: colour(bars.colour), opacity: bars.colour === "e" ? 0.4 : 0.85 } }];
      const ends = [3, 4].map(dimension => api.value(dimension));
      if (ends.every(Number.isFinite)) {
        const [low, high] = ends.map(end => api.coord([end, api.value(1)])[0]);
        const stroke = { stroke: colour("ink"), lineWidth: 1.2, opacity: 0.75 };
        children.push({ type: "line", shape: { x1: low, y1: middle, x2: high, y2: middle }, style: stroke });
        for (const end of [low, high]) children.push({ type: "line", shape: { x1: end, y1: middle - 3, x2: end, y2: middle + 3 }, style: stroke });
      }
      return { type: "group", children };
    },
  });

  // Lines across and from top to bottom, with their words; an invisible line keeps the levels within the axis.
  function referenceSeries(spec) {
    const across = spec.axis === "names";
    const span = spec.places.at(-1) - spec.places[0];
    const isEarly = spec.moments.some(one => one.value - spec.places[0] < 0.35 * span);
    const level = one => ({
      ...(across ? { xAxis: one.value } : { yAxis: one.value }), name: one.text,
      lineStyle: { color: colour(across ? "faint" : "target"), type: across ? "solid" : [5, 4], width: across ? 1 : 1.5 },
      label: { formatter: () => one.text, position: across ? "start" : isEarly ? "insideEndTop" : "insideStartTop", ...text(), color: colour(across ? "soft" : "target"), distance: across ? 4 : 3 },
    });
    const moment = one => ({
      xAxis: time(one.value), name: one.text, lineStyle: { color: colour("faint"), type: "solid", width: 1 },
      label: { formatter: () => one.text, position: "end", rotate: 0, ...text(), distance: 4 },
    });
    const ends = spec.axis === "days" ? [time(spec.places[0]), time(spec.places.at(-1))] : [spec.places[0], spec.places.at(-1)];
    return {
      type: "line", name: " ", symbol: "none", silent: true, lineStyle: { opacity: 0 }, z: 5,
      data: across ? [] : spec.levels.flatMap(one => [[ends[0], one.value], [ends[1], one.value]]),
      markLine: { symbol: "none", silent: true, animation: false, data: [...spec.levels.map(level), ...spec.moments.map(moment)] },
    };
  }

  // ---- a drawing --------------------------------------------------------------------------------------------------

  const valueAxis = (spec, narrow) => ({
    type: "value", min: spec.least ?? undefined, max: spec.most ?? undefined, splitNumber: narrow ? 3 : 4, interval: spec.most === 1 ? 0.25 : undefined, scale: spec.least === null,
    axisLine: { show: false }, axisTick: { show: false }, splitLine: { lineStyle: { color: colour("rule"), width: 1 } },
    axisLabel: { ...text(), formatter: value => onAxis(spec, value), hideOverlap: true },
  });

  function placeAxis(spec, shown) {
    const common = { axisLine: { onZero: false, lineStyle: { color: colour("faint") } }, axisTick: { show: true, lineStyle: { color: colour("faint") } }, splitLine: { show: false } };
    if (spec.axis === "numbers") {
      return { ...common, type: "value", min: spec.places[0], max: spec.places.at(-1), interval: spec.gap ?? undefined, axisLabel: { ...text(), hideOverlap: true, showMaxLabel: spec.gap === null }, splitNumber: 6 };
    }
    const label = value => {
      const day = new Date(value);
      if (day.getUTCDate() > 2) return "";
      return day.getUTCMonth() === 0 ? String(day.getUTCFullYear()) : shown.years > 2.2 ? "" : monthName.format(day);
    };
    return { ...common, type: "time", min: time(spec.places[0]), max: time(spec.places.at(-1)), axisLabel: { ...text(), formatter: label, hideOverlap: true, showMinLabel: false, showMaxLabel: false }, axisTick: { show: false } };
  }

  const ruler = document.createElement("canvas").getContext("2d");
  const lengthOf = words => { ruler.font = `12.5px ${colour("sans")}`; return ruler.measureText(words).width; };

  // The last number of an axis stands half beyond its end.
  const lastLength = spec => spec.axis === "numbers" && spec.gap === null ? lengthOf(plain.format(spec.places.at(-1))) : 0;

  // Long names are broken after a space, a dot or an underscore, where they have one.
  function broken(name, room) {
    const lines = [""];
    for (const piece of name.match(/[^ ._]*[ ._]?|[^ ._]+/g)) {
      if (lines.at(-1) !== "" && lengthOf(lines.at(-1) + piece) > room) lines.push("");
      lines[lines.length - 1] += piece;
    }
    return lines.join("\n");
  }

  function nameAxis(spec, width) {
    const room = Math.max(90, Math.min(270, width * 0.38));
    return {
      type: "category", data: spec.names, inverse: true, axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { ...text(), color: colour("ink"), interval: 0, lineHeight: 14, formatter: name => broken(name, room) },
    };
  }

  // Where every row has one value it stands at its right end: marks that lie close can be told apart there.
  function valuesOf(spec, hidden) {
    const rows = spec.names.map((_, index) => facts(spec, index, hidden));
    return rows.every(row => row.length <= 1) ? rows.map(row => row.length ? row[0][3] : "") : [];
  }

  const valueNames = values => ({
    type: "category", data: values, inverse: true, position: "right", axisLine: { show: false }, axisTick: { show: false },
    axisPointer: { show: false }, axisLabel: { ...text(), interval: 0, color: colour("ink") },
  });

  // Rows are as high as the longest name needs.
  function heighten(entry) {
    const room = Math.max(90, Math.min(270, widthOf(entry) * 0.38));
    const lines = Math.max(...entry.spec.names.map(name => broken(name, room).split("\n").length));
    entry.height = entry.spec.names.length * Math.max(26, lines * 14 + 9) + 60;
    entry.element.style.height = `${entry.height}px`;
  }

  // On paper a chart has a width of its own, from which the printed page scales it.
  const widthOf = entry => entry.paper ?? entry.element.clientWidth;

  function option(entry) {
    const { spec, hidden } = entry;
    const visible = list => list.filter(one => !hidden.has(one.with ?? one.name));
    const names = spec.axis === "names";
    const values = names ? valuesOf(spec, hidden) : [];
    const series = [
      ...visible(spec.bands).map(band => bandSeries(spec, band)),
      ...visible(spec.bars).map((bars, i, all) => barSeries(spec, bars, i, all)),
      ...visible(spec.lines).map(line => lineSeries(spec, line)),
      ...visible(spec.marks).map((marks, i, all) => markSeries(spec, marks, i, all)),
      referenceSeries(spec),
    ];
    return {
      animation: false, useUTC: true, textStyle: { fontFamily: colour("sans") },
      grid: { left: 2, right: names ? values.length ? 4 : 22 : Math.max(14, lastLength(spec) / 2 + 3), top: [...spec.moments, ...spec.levels].some(one => one.text) ? 26 : 12, bottom: 2, containLabel: true },
      xAxis: names ? valueAxis(spec, widthOf(entry) < 420) : placeAxis(spec, entry.shown),
      yAxis: names ? [nameAxis(spec, widthOf(entry)), ...values.length ? [valueNames(values)] : []] : valueAxis(spec),
      dataZoom: names ? [] : [{ type: "inside", filterMode: "none", start: entry.zoom[0], end: entry.zoom[1], zoomOnMouseWheel: "ctrl", moveOnMouseWheel: false, preventDefaultMouseMove: false, minSpan: 4 }],
      tooltip: {
        trigger: "axis", confine: true, transitionDuration: 0, backgroundColor: colour("raised"), borderColor: colour("rule"), padding: [8, 12],
        textStyle: { ...text(), color: colour("ink") }, extraCssText: "box-shadow: 0 2px 10px rgba(0,0,0,.12)",
        axisPointer: names ? { type: "shadow", axis: "y", shadowStyle: { color: colour("wash"), opacity: 0.6 } } : { type: "line", lineStyle: { color: colour("faint") } },
        formatter: found => found.length ? bubble(spec, indexOf(spec, found[0]), hidden) : "",
      },
      series,
    };
  }

  // ---- what is said of a place ------------------------------------------------------------------------------------

  function indexOf(spec, found) {
    const at = found.axisValue;
    if (spec.axis === "names") return spec.names.indexOf(at) >= 0 ? spec.names.indexOf(at) : found.dataIndex;
    const places = spec.places.map(one => spec.axis === "days" ? time(one) : one);
    return places.reduce((best, one, i) => Math.abs(one - at) < Math.abs(places[best] - at) ? i : best, 0);
  }

  const between = (spec, from, to) => `${say(spec, from)} ${words.to} ${say(spec, to)}`;

  function facts(spec, index, hidden) {
    const rows = [];
    const visible = list => list.filter(one => !hidden.has(one.with ?? one.name));
    for (const line of visible(spec.lines)) if (line.values[index] !== null) rows.push([line.colour, line.name, signed(spec, line.values[index])]);
    for (const band of visible(spec.bands)) if (band.lower[index] !== null) rows.push([band.colour, band.name, between(spec, band.lower[index], band.upper[index])]);
    for (const bars of visible(spec.bars)) {
      if (bars.to[index] === null) continue;
      const [from, to] = [bars.from[index], signed(spec, bars.to[index])];
      const range = bars.lower.length && bars.lower[index] !== null ? ` (${between(spec, bars.lower[index], bars.upper[index])})` : "";
      const said = bars.lower.length || from === 0 ? to + range : between(spec, from, bars.to[index]);
      rows.push([bars.colour, bars.name, said, range ? to : said]);
    }
    for (const marks of visible(spec.marks)) {
      for (const mark of marks.rows) {
        const near = spec.axis === "names" ? mark.place === index : spec.axis === "days" ? Math.abs(mark.place - spec.places[index]) <= 16 : mark.place === spec.places[index];
        if (near) rows.push([marks.colour, spec.axis === "names" ? marks.name : mark.text || marks.name, signed(spec, mark.value) + (mark.lower === null ? "" : ` (${between(spec, mark.lower, mark.upper)})`), signed(spec, mark.value)]);
      }
    }
    return rows;
  }

  const titleOf = (spec, index) => spec.axis === "names" ? spec.names[index] : place(spec, spec.places[index]);

  // Built from nodes, not from markup: names come from the scenario.
  function bubble(spec, index, hidden) {
    const box = document.createElement("div");
    box.style.maxWidth = "19rem";
    box.style.whiteSpace = "normal";
    const head = box.appendChild(document.createElement("div"));
    head.textContent = titleOf(spec, index);
    head.style.fontWeight = 600;
    for (const [tone, name, value] of facts(spec, index, hidden)) {
      const row = box.appendChild(document.createElement("div"));
      row.style.cssText = "display:flex;gap:.6rem;justify-content:space-between;align-items:baseline";
      const label = row.appendChild(document.createElement("span"));
      label.textContent = name;
      label.style.cssText = `border-left:3px solid ${colour(tone)};padding-left:.45rem;color:${colour("soft")}`;
      const number = row.appendChild(document.createElement("span"));
      number.textContent = value;
      number.style.cssText = "white-space:nowrap;font-variant-numeric:tabular-nums";
    }
    return box;
  }

  // ---- legend, zoom, keys -----------------------------------------------------------------------------------------

  function button(parent, label, act) {
    const made = parent.appendChild(document.createElement("button"));
    made.type = "button";
    made.append(label);
    made.addEventListener("click", act);
    return made;
  }

  function swatch(kind, one) {
    const made = document.createElement("span");
    made.className = "swatch";
    made.setAttribute("aria-hidden", "true");
    const tone = `var(--${one.colour})`;
    made.style.cssText = kind === "band" || kind === "bars" ? `background:${tone};opacity:${one.strength ? Math.min(1, one.strength * 1.8) : one.colour === "e" ? 0.4 : 0.85}`
      : kind === "mark" ? `background:${tone};border-radius:50%;width:.6rem;height:.6rem`
        : `border-top:2.5px ${one.dashed ? "dashed" : "solid"} ${tone};height:0`;
    return made;
  }

  function legend(entry, figure) {
    const home = figure.querySelector(".legend");
    const { spec } = entry;
    const items = [...spec.lines.map(one => ["line", one]), ...spec.bands.filter(one => !one.with).map(one => ["band", one]), ...spec.bars.map(one => ["bars", one]), ...spec.marks.map(one => ["mark", one])];
    for (const [kind, one] of items) {
      const made = button(home, swatch(kind, one), () => {
        if (!entry.hidden.delete(one.name)) entry.hidden.add(one.name);
        made.setAttribute("aria-pressed", String(!entry.hidden.has(one.name)));
        redraw(entry);
      });
      made.append(one.name);
      made.setAttribute("aria-pressed", "true");
    }
    if (spec.axis !== "names") {
      const tools = home.appendChild(document.createElement("span"));
      tools.className = "tools";
      for (const [sign, name, act] of [["+", words.zoomIn, () => zoom(entry, 0.5)], ["\u2212", words.zoomOut, () => zoom(entry, 2)], ["\u21ba", words.zoomReset, () => zoom(entry, 0)]]) {
        const made = button(tools, sign, act);
        made.title = name;
        made.setAttribute("aria-label", name);
      }
    }
  }

  function zoom(entry, factor) {
    const [from, to] = entry.zoom;
    const width = factor === 0 ? 100 : Math.min(100, Math.max(6, (to - from) * factor));
    const middle = entry.at === null ? (from + to) / 2 : 100 * entry.at / Math.max(1, entry.spec.places.length - 1);
    const start = Math.max(0, Math.min(100 - width, middle - width / 2));
    entry.zoom = [start, start + width];
    redraw(entry);
  }

  function keys(entry, event) {
    const { spec, chart } = entry;
    const count = spec.axis === "names" ? spec.names.length : spec.places.length;
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && (spec.axis === "names" || event.key === "ArrowRight" || event.key === "ArrowLeft")) {
      entry.at = entry.at === null ? (step > 0 ? 0 : count - 1) : Math.max(0, Math.min(count - 1, entry.at + step));
      entry.live.textContent = [titleOf(spec, entry.at), ...facts(spec, entry.at, entry.hidden).map(row => `${row[1]}: ${row[2]}`)].join("; ");
      const point = spec.axis === "names" ? chart.convertToPixel({ yAxisIndex: 0 }, entry.at) : chart.convertToPixel({ xAxisIndex: 0 }, spec.axis === "days" ? time(spec.places[entry.at]) : spec.places[entry.at]);
      chart.dispatchAction(spec.axis === "names" ? { type: "showTip", x: entry.element.clientWidth / 2, y: point } : { type: "showTip", x: point, y: entry.element.clientHeight / 2 });
    } else if (event.key === "+" || event.key === "=") zoom(entry, 0.5);
    else if (event.key === "-") zoom(entry, 2);
    else if (event.key === "0") zoom(entry, 0);
    else if (event.key === "Escape") { entry.at = null; chart.dispatchAction({ type: "hideTip" }); }
    else return;
    event.preventDefault();
  }

  // ---- life -------------------------------------------------------------------------------------------------------

  function redraw(entry) {
    if (entry.spec.axis === "names") heighten(entry);
    entry.chart.resize(entry.paper ? { width: entry.paper, height: entry.height ?? 250 } : { width: "auto", height: "auto" });
    if (entry.spec.axis === "days") {
      const days = (entry.spec.places.at(-1) - entry.spec.places[0]) * (entry.zoom[1] - entry.zoom[0]) / 100;
      entry.shown = { years: days / 365.25 };
    }
    entry.chart.setOption(option(entry), { notMerge: true });
    if (!entry.paper) return;
    entry.chart.getZr().flush();
    entry.element.querySelector("svg").setAttribute("viewBox", `0 0 ${entry.paper} ${entry.height ?? 250}`);
  }

  function draw(spec) {
    const figure = document.getElementById(spec.id);
    const element = figure.querySelector(".chart");
    const entry = { spec, element, hidden: new Set(), zoom: [0, 100], at: null, shown: { years: 0 }, live: figure.querySelector(".live"), chart: echarts.init(element, null, { renderer: "svg" }) };
    drawn.set(spec.id, entry);
    legend(entry, figure);
    redraw(entry);
    entry.chart.on("datazoom", () => {
      const now = entry.chart.getOption().dataZoom[0];
      entry.zoom = [now.start, now.end];
    });
    element.addEventListener("keydown", event => keys(entry, event));
    element.addEventListener("blur", () => entry.chart.dispatchAction({ type: "hideTip" }));
  }

  for (const spec of specs) draw(spec);

  const again = () => { for (const entry of drawn.values()) redraw(entry); };
  let width = innerWidth;
  addEventListener("resize", () => requestAnimationFrame(() => {
    if (width !== innerWidth) { width = innerWidth; again(); }
  }));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  const paper = on => () => {
    document.documentElement.classList.toggle("paper", on);
    for (const entry of drawn.values()) {
      entry.paper = on ? entry.element.closest(".grid") ? 345 : 710 : null;
      if (!on) entry.element.querySelector("svg").removeAttribute("viewBox");
    }
    again();
  };
  addEventListener("beforeprint", paper(true));
  addEventListener("afterprint", paper(false));
  document.fonts?.ready.then(again);
  window.reportCharts = drawn;
})();
