"use strict";
// Charts, filters and print of the page. Without scripts the page still has every number in its tables.
(() => {
  const root = document.documentElement;
  const color = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();
  const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
  const MARKS = {
    plain: { color: "accent", shape: "dot", size: 3 },
    good: { color: "ok", shape: "dot", size: 5 },
    unread: { color: "ok", shape: "ring", size: 5 },
    suspect: { color: "warn", shape: "up", size: 6 },
    fall: { color: "bad", shape: "down", size: 7 },
    purpose: { color: "quiet", shape: "down", size: 6, hollow: true },
    damaged: { color: "bad", shape: "cross", size: 5 },
    broken: { color: "quiet", shape: "cross", size: 5 },
    future: { color: "quiet", shape: "diamond", size: 6 },
    unfinished: { color: "quiet", shape: "square", size: 5, hollow: true },
  };

  function trace(context, shape, x, y, r) {
    context.beginPath();
    if (shape === "dot" || shape === "ring") context.arc(x, y, r, 0, 2 * Math.PI);
    else if (shape === "cross") {
      context.moveTo(x - r, y - r);
      context.lineTo(x + r, y + r);
      context.moveTo(x + r, y - r);
      context.lineTo(x - r, y + r);
    } else {
      const corners = {
        up: [[0, -1], [1, 0.8], [-1, 0.8]],
        down: [[0, 1], [1, -0.8], [-1, -0.8]],
        diamond: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
        square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
      }[shape];
      corners.forEach(([dx, dy], place) => context[place ? "lineTo" : "moveTo"](x + dx * r, y + dy * r));
      context.closePath();
    }
  }

  function drawMark(context, kind, x, y, scale) {
    const mark = MARKS[kind] || MARKS.plain;
    trace(context, mark.shape, x, y, mark.size * scale);
    context.lineWidth = 1.8 * scale;
    context.strokeStyle = color(mark.color);
    context.fillStyle = mark.hollow || mark.shape === "ring" ? color("surface") : color(mark.color);
    if (mark.shape !== "cross") context.fill();
    context.stroke();
  }

  // One chart: a uPlot of the points, with marks of its own and a reader of points for mouse and keyboard.
  class Chart {
    constructor(box) {
      this.box = box;
      this.spec = JSON.parse(box.dataset.spec);
      this.readout = box.parentElement.querySelector(".readout");
      this.active = null;
      box.addEventListener("keydown", (event) => this.step(event));
      box.addEventListener("mousemove", (event) => this.point(event));
      new ResizeObserver(() => this.resize()).observe(box);
      this.draw();
    }

    draw() {
      if (this.plot) this.plot.destroy();
      const { x, y, line, height, trend } = this.spec;
      const fill = color("accent-soft");
      const series = line
        ? { stroke: color("accent"), width: 1.5, fill, points: { show: false }, spanGaps: false }
        : { stroke: "transparent", paths: () => null, points: { show: false } };
      const second = { stroke: color("warn"), width: 2, points: { show: false } };
      const options = {
        width: Math.max(this.box.clientWidth, 120), height, legend: { show: false },
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
        cursor: { show: false }, padding: [12, 14, 0, 0], scales: this.scales(), axes: this.axes(),
        series: trend.length ? [{}, series, second] : [{}, series],
        hooks: { draw: [(plot) => this.paint(plot)] },
      };
      this.plot = new uPlot(options, trend.length ? [x, y, trend] : [x, y], this.box);
    }

    scales() {
      const { x, lanes, ticks } = this.spec;
      const places = () => [-0.5, Math.max(ticks.length - 0.5, 0.5)];
      const times = () => {
        const pad = Math.max((x[x.length - 1] - x[0]) * 0.03, 1800);
        return [x[0] - pad, x[x.length - 1] + pad];
      };
      return {
        x: { time: !ticks.length, range: ticks.length ? places : times },
        y: { range: (_, least, most) => (lanes.length ? [-0.7, lanes.length - 0.3] : [0, Math.max(most || 0, 1) * 1.12]) },
      };
    }

    axes() {
      const { lanes, ticks } = this.spec;
      const style = { stroke: color("muted"), grid: { stroke: color("grid"), width: 1 }, ticks: { show: false },
        font: "12px system-ui, sans-serif" };
      const across = { ...style, size: 30, grid: { show: !ticks.length, stroke: color("grid"), width: 1 } };
      if (ticks.length) {
        across.incrs = [1, 2, 5, 10, 20, 50, 100];
        across.values = (_, splits) => splits.map((place) => ticks[place] || "");
      } else {
        [across.space, across.size] = [80, 44];
        across.values = (_, splits, axis, space, step) =>
          splits.map((seconds) => {
            const text = new Date(seconds * 1000).toISOString();
            return step >= 86400 ? text.slice(0, 10) : `${text.slice(11, 16)}\n${text.slice(0, 10)}`;
          });
      }
      const up = { ...style, size: lanes.length ? this.laneWidth() : 52 };
      if (lanes.length) {
        up.splits = () => lanes.map((_, place) => place);
        up.values = () => lanes.map((name) => this.short(name));
      } else up.values = (_, splits) => splits.map((value) => compact.format(value));
      return [across, up];
    }

    short(name) {
      const most = this.box.clientWidth < 560 ? 18 : 34;
      return name.length > most ? `${name.slice(0, most - 1)}\u2026` : name;
    }

    laneWidth() {
      return 16 + 6.6 * Math.max(...this.spec.lanes.map((name) => this.short(name).length));
    }

    paint(plot) {
      plot.ctx.save(); // uPlot remembers the colours that it has set
      this.marks(plot);
      plot.ctx.restore();
    }

    marks(plot) {
      const { x, y, marks } = this.spec;
      const scale = devicePixelRatio || 1;
      x.forEach((at, place) => {
        const [left, top] = [plot.valToPos(at, "x", true), plot.valToPos(y[place] ?? 0, "y", true)];
        if (marks[place] === "fall") {
          plot.ctx.fillStyle = color("bad-soft");
          plot.ctx.fillRect(left - 6 * scale, plot.bbox.top, 12 * scale, plot.bbox.height);
        }
        drawMark(plot.ctx, marks[place], left, top, scale);
        if (place === this.active) {
          plot.ctx.strokeStyle = color("text");
          plot.ctx.lineWidth = 1.5 * scale;
          trace(plot.ctx, "ring", left, top, 10 * scale);
          plot.ctx.stroke();
        }
      });
    }

    read(place) {
      if (place === this.active || !this.spec.labels.length) return;
      this.active = place;
      this.readout.textContent = this.spec.labels[place];
      this.plot.redraw(false);
    }

    step(event) {
      const last = this.spec.labels.length - 1;
      const next = { ArrowRight: (this.active ?? -1) + 1, ArrowLeft: (this.active ?? last + 1) - 1, Home: 0, End: last };
      if (!(event.key in next)) return;
      event.preventDefault();
      this.read(Math.min(Math.max(next[event.key], 0), last));
    }

    point(event) {
      const area = this.plot.over.getBoundingClientRect();
      const [left, top] = [event.clientX - area.left, event.clientY - area.top];
      const { x, y, lanes } = this.spec;
      let [nearest, best] = [null, 40];
      x.forEach((at, place) => {
        const across = this.plot.valToPos(at, "x") - left;
        const up = lanes.length ? this.plot.valToPos(y[place], "y") - top : 0;
        const distance = Math.hypot(across, up);
        if (distance < best) [nearest, best] = [place, distance];
      });
      if (nearest !== null) this.read(nearest);
    }

    resize() {
      const width = Math.max(this.box.clientWidth, 120);
      if (this.plot && width !== this.plot.width) this.draw();
    }
  }

  const charts = [...document.querySelectorAll(".chart")].map((box) => new Chart(box));
  const redraw = () => charts.forEach((chart) => chart.draw());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);

  // On paper: light colours, and the short lists of whole sections.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("section > details:not([open])")].filter(
      (each) => each.querySelectorAll("tr").length <= 60,
    );
    opened.forEach((each) => (each.open = true));
    root.classList.add("paper");
    redraw();
  });
  addEventListener("afterprint", () => {
    opened.forEach((each) => (each.open = false));
    root.classList.remove("paper");
    redraw();
  });

  // Filters: of everything that belongs to a table, and of the list of backups.
  const find = (id) => document.getElementById(id);
  const [name, status, condition] = ["filter-table", "filter-status", "filter-condition"].map(find);
  const statuses = {};
  document.querySelectorAll("#tables [data-table]").forEach((each) => (statuses[each.dataset.table] = each.dataset.status));
  function filter() {
    const wanted = name ? name.value.trim().toLowerCase() : "";
    document.querySelectorAll("[data-table]").forEach((each) => {
      const own = each.dataset.status || statuses[each.dataset.table] || "";
      each.hidden =
        !each.dataset.table.toLowerCase().includes(wanted) ||
        Boolean(status && status.value && own !== status.value) ||
        Boolean(condition && condition.value && each.dataset.condition && each.dataset.condition !== condition.value);
    });
    const rows = [...document.querySelectorAll("#tables [data-table]")];
    const output = find("filter-count");
    if (output) output.textContent = `${rows.filter((each) => !each.hidden).length} of ${rows.length} tables`;
  }
  document.querySelectorAll("form.filter").forEach((form) => {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
  });
  if (name) filter();

  // A page that nobody renews must not look fresh.
  const stale = find("stale");
  if (stale) {
    const hours = (Date.now() - Date.parse(stale.dataset.at)) / 3600000;
    if (hours > 26) {
      stale.textContent = `This page is ${Math.floor(hours / 24)} days and ${Math.floor(hours % 24)} hours old: the job that writes it may not run.`;
      stale.hidden = false;
    }
  }
})();
