// Draws <figure data-chart="line|bar|radar|pie" data-source="id of the JSON">; shapes of the data: ../README.md.
import * as echarts from "echarts/core";
import { BarChart, LineChart, PieChart, RadarChart } from "echarts/charts";
import { AriaComponent, GridComponent, LegendComponent, RadarComponent, TooltipComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";

echarts.use([
  BarChart, LineChart, PieChart, RadarChart,
  AriaComponent, GridComponent, LegendComponent, RadarComponent, TooltipComponent,
  CanvasRenderer,
]);

// Distinguishable in print and for the colour-blind; the first is the site's own blue.
const COLOURS = ["#0b57a4", "#d9730d", "#2b8a3e", "#8e44ad", "#b3261e", "#0b7285"];

function style(element) {
  const css = getComputedStyle(element);
  return { wide: element.clientWidth > 480, room: element.clientWidth - 60, text: css.color, font: css.fontFamily, line: css.getPropertyValue("--tidu-chart-line").trim() || "#dfe4ea" };
}

function common(look, series) {
  return {
    color: COLOURS,
    textStyle: { fontFamily: look.font, color: look.text },
    animation: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
    // Rich text: HTML tooltips would need inline styles, which the site's security policy forbids.
    tooltip: { renderMode: "richText", confine: true },
    // Many series: the legend scrolls instead of growing over the axis.
    legend: series > 1 ? { type: "scroll", bottom: 0, textStyle: { color: look.text }, pageTextStyle: { color: look.text } } : undefined,
  };
}

const number = (value) => (value == null ? "—" : value.toLocaleString("zh-CN", { maximumFractionDigits: 2 }));

// Few names are all shown, broken into lines; many leave some out.
function axisLabel(labels, look) {
  const few = look.wide && labels.length <= 8;
  return few ? { color: look.text, interval: 0, width: look.room / labels.length - 8, overflow: "break" } : { color: look.text, hideOverlap: true };
}

function axes(kind, data, look) {
  const base = common(look, data.series.length);
  return {
    ...base,
    tooltip: { ...base.tooltip, trigger: "axis", valueFormatter: (v) => `${number(v)}${data.unit ? ` ${data.unit}` : ""}` },
    grid: { left: 8, right: 16, top: data.unit ? 34 : 16, bottom: data.series.length > 1 ? 34 : 8, containLabel: true },
    xAxis: { type: "category", data: data.labels, axisLabel: axisLabel(data.labels, look), axisLine: { lineStyle: { color: look.line } } },
    yAxis: {
      type: "value",
      name: data.unit || undefined,
      nameTextStyle: { color: look.text, align: "left" },
      axisLabel: { color: look.text },
      splitLine: { lineStyle: { color: look.line } },
    },
    series: data.series.map((one) => ({
      type: kind,
      name: one.name,
      data: one.values,
      barMaxWidth: 36,
      symbolSize: 7,
      // A missing year is a gap, never a zero.
      connectNulls: false,
    })),
  };
}

const SHAPES = {
  line: (data, look) => axes("line", data, look),
  bar: (data, look) => axes("bar", data, look),
  radar: (data, look) => ({
    ...common(look, data.series.length),
    radar: {
      indicator: data.axes,
      radius: "68%",
      axisName: { color: look.text },
      splitArea: { show: false },
      splitLine: { lineStyle: { color: look.line } },
      axisLine: { lineStyle: { color: look.line } },
    },
    series: [{ type: "radar", data: data.series.map((one) => ({ name: one.name, value: one.values, areaStyle: { opacity: 0.12 } })) }],
  }),
  // On a phone names do not fit beside the ring; the legend has them.
  pie: (data, look) => ({
    ...common(look, data.items.length),
    series: [{ type: "pie", radius: ["45%", "70%"], label: { show: look.wide, color: look.text }, data: data.items.map((one) => ({ name: one.name, value: one.value })) }],
  }),
};

function draw(element) {
  element.dataset.drawn = "";
  const source = document.getElementById(element.dataset.source);
  const data = JSON.parse(source.textContent);
  const chart = echarts.init(element, null, { renderer: "canvas" });
  chart.setOption(SHAPES[element.dataset.chart](data, style(element)));
  new ResizeObserver(() => chart.resize()).observe(element);
  const links = data.links;
  // Every figure opens the list behind it.
  if (links) chart.on("click", (event) => links[event.dataIndex] && (window.location.href = links[event.dataIndex]));
}

window.tiduCharts = { draw };
