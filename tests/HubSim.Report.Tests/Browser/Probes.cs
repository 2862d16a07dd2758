namespace HubSim.Report.Tests.Browser;

/// <summary>Questions to a page, in its own language. Each gives a list of what is wrong.</summary>
static class Probes
{
    /// <summary>
    /// Texts that lie over each other, are cut by the window or by their chart, or make the page wider than the window. The
    /// upper and lower fifth of a line's box is left out: it is empty in most scripts, and lines may share it.
    /// </summary>
    public const string Layout = """
        (() => {
          const bad = [], boxes = [], width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth > width) bad.push(`the page is ${document.documentElement.scrollWidth} wide in ${width}`);
          const add = (text, r, scrolls) => { if (r.width > 0.5 && r.height > 0.5) boxes.push({ text: text.trim().slice(0, 40), left: r.left, right: r.right, top: r.top + r.height * 0.2, bottom: r.bottom - r.height * 0.2, scrolls }); };
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode());) {
            const home = node.parentElement;
            if (!node.data.trim() || home.closest("script,style,noscript,svg,.away,.live,.skip") || !home.checkVisibility()) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            const lines = new Set([...range.getClientRects()].map(r => Math.round(r.top))).size;
            if (home.closest("th,td") && !home.closest(".words,code") && !/[\u3040-\u9fff]/.test(node.data) && lines > node.data.trim().split(/[\s\u2013-]+/).length) bad.push(`'${node.data.trim().slice(0, 40)}' is broken within a word`);
            for (const r of range.getClientRects()) add(node.data, r, home.closest(".scroll") !== null);
          }
          for (const chart of document.querySelectorAll(".chart")) {
            const frame = chart.getBoundingClientRect();
            for (const one of chart.querySelectorAll("svg text")) {
              const r = one.getBoundingClientRect();
              if (r.left < frame.left - 1 || r.right > frame.right + 1 || r.top < frame.top - 2 || r.bottom > frame.bottom + 2) bad.push(`${chart.dataset.chart}: '${one.textContent}' is cut`);
              add(one.textContent, r, false);
            }
          }
          for (const box of boxes) if (!box.scrolls && (box.left < -0.5 || box.right > width + 0.5)) bad.push(`'${box.text}' is cut by the window`);
          boxes.sort((a, b) => a.top - b.top);
          for (let i = 0; i < boxes.length; i++) {
            for (let k = i + 1; k < boxes.length && boxes[k].top < boxes[i].bottom; k++) {
              const [a, b] = [boxes[i], boxes[k]];
              if (a.scrolls !== b.scrolls) continue;
              if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 && Math.min(a.bottom, b.bottom) - b.top > 1.5) bad.push(`'${a.text}' lies over '${b.text}'`);
            }
          }
          return [...new Set(bad)].slice(0, 20);
        })()
        """;

    /// <summary>What a screen reader or a keyboard would miss: language, order of headings, names of regions, tables and buttons, places of links.</summary>
    public const string Spoken = """
        (() => {
          const bad = [], all = selector => [...document.querySelectorAll(selector)];
          if (!["en", "ja", "zh-Hans"].includes(document.documentElement.lang)) bad.push(`lang ${document.documentElement.lang}`);
          if (!document.title.trim()) bad.push("no title");
          let level = 0;
          for (const one of all("h1,h2,h3,h4,h5,h6")) {
            const own = Number(one.tagName[1]);
            if (own > level + 1) bad.push(`'${one.textContent}' is h${own} after h${level}`);
            if (!one.textContent.trim()) bad.push(`an empty h${own}`);
            level = own;
          }
          if (all("h1").length !== 1) bad.push(`${all("h1").length} headings h1`);
          const ids = all("[id]").map(one => one.id);
          for (const id of new Set(ids)) if (ids.filter(one => one === id).length > 1) bad.push(`id ${id} twice`);
          for (const link of all("a[href^='#']")) if (!document.getElementById(link.getAttribute("href").slice(1))) bad.push(`link to ${link.getAttribute("href")}, which is not there`);
          for (const part of all("section")) if (!document.getElementById(part.getAttribute("aria-labelledby"))?.textContent.trim()) bad.push(`section ${part.id} without a name`);
          for (const region of all(".scroll")) if (!region.getAttribute("aria-label") || region.tabIndex !== 0) bad.push(`a region without name or keyboard: ${region.textContent.slice(0, 30)}`);
          for (const table of all("table")) if (!table.querySelector("th[scope]")) bad.push(`a table without heads: ${table.textContent.slice(0, 30)}`);
          for (const head of all("th")) if (!head.textContent.trim()) bad.push(`an empty head in: ${head.closest("table").textContent.slice(0, 30)}`);
          for (const button of all(".legend button")) {
            if (!(button.getAttribute("aria-label") ?? button.textContent).trim() || button.tabIndex !== 0) bad.push("a button without name or keyboard");
            if (!button.closest(".tools") && button.getAttribute("aria-pressed") !== "true") bad.push(`'${button.textContent}' does not say that it is pressed`);
          }
          for (const chart of all(".chart")) if (chart.getAttribute("role") !== "img" || (chart.getAttribute("aria-label") ?? "").length < 20) bad.push(`${chart.dataset.chart}: not described`);
          return bad;
        })()
        """;

    /// <summary>Charts that did not draw what they were given: a path for each line and band, a dot for each mark, a bar for each value.</summary>
    public const string Drawn = """
        (() => {
          const bad = [];
          for (const [id, { spec, element, chart }] of reportCharts) {
            const shapes = [...element.querySelectorAll("svg path, svg rect, svg circle, svg polyline, svg polygon, svg line")].map(one => ({ fill: one.getAttribute("fill"), stroke: one.getAttribute("stroke"), box: one.getBBox() }));
            const colour = name => { const c = document.createElement("canvas").getContext("2d"); c.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim(); return c.fillStyle; };
            const same = (given, name) => { if (!given || given === "none") return false; const c = document.createElement("canvas").getContext("2d"); c.fillStyle = given; return c.fillStyle === colour(name); };
            const present = values => values.filter(value => value !== null).length;
            for (const line of spec.lines) if (present(line.values) > 1 && !shapes.some(one => same(one.stroke, line.colour) && one.box.width > 15)) bad.push(`${id}: no line ${line.name}`);
            for (const band of spec.bands) if (present(band.lower) > 1 && !shapes.some(one => same(one.fill, band.colour) && one.box.width > 15)) bad.push(`${id}: no band ${band.name}`);
            for (const marks of spec.marks) {
              const dots = shapes.filter(one => same(one.fill, marks.colour) && one.box.width < 12 && one.box.height < 12).length;
              if (dots < marks.rows.length) bad.push(`${id}: ${dots} dots of ${marks.rows.length} for ${marks.name}`);
            }
            const bars = spec.bars.reduce((sum, one) => sum + present(one.from), 0);
            const rects = shapes.filter(one => spec.bars.some(bar => same(one.fill, bar.colour))).length;
            if (rects < bars) bad.push(`${id}: ${rects} bars of ${bars}`);
            const given = chart.getOption().series.filter(one => one.type === "line" && one.name.trim()).map(one => one.data.length);
            if (given.some(count => count !== spec.places.length)) bad.push(`${id}: ${given} points of ${spec.places.length}`);
            if (!element.getAttribute("aria-label") || element.tabIndex !== 0) bad.push(`${id}: no words, or no keyboard`);
            const table = document.getElementById(id).querySelector("details table");
            if (!table || table.rows.length < 2) bad.push(`${id}: no table`);
          }
          if (reportCharts.size === 0) bad.push("no chart at all");
          return bad;
        })()
        """;
}
