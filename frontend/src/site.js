// Behaviour of all pages. Everything here is an addition: each page works without it.
import "bootstrap/js/dist/collapse";
import "bootstrap/js/dist/dropdown";
import "bootstrap/js/dist/tab";
import "bootstrap/js/dist/modal";
import "./review.js";

// A box that ticks all boxes of a name: <input type="checkbox" data-check-all="firm">.
document.addEventListener("change", (event) => {
  const all = event.target.closest("[data-check-all]");
  if (all) {
    const boxes = document.querySelectorAll(`input[type=checkbox][name="${all.dataset.checkAll}"]`);
    boxes.forEach((box) => (box.checked = all.checked));
  }
  const form = event.target.closest("form[data-submit-on-change]");
  if (form) form.requestSubmit();
});

// A button that asks before it posts: <button data-confirm="确定撤销整个导入？">.
document.addEventListener("submit", (event) => {
  const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
  if (question && !window.confirm(question)) {
    event.preventDefault();
    return;
  }
  // A second click on a slow form must not post twice.
  if (event.target.method === "post" && !event.target.matches("[hx-post]")) {
    const button = event.submitter;
    setTimeout(() => button?.setAttribute("disabled", ""), 0);
    // A form that answers with a file leaves the page as it is.
    setTimeout(() => button?.removeAttribute("disabled"), 8000);
  }
});
// Coming back by the browser's own button finds the form as it was, not locked.
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form [type=submit][disabled]").forEach((button) => button.removeAttribute("disabled"));
});

// The person's menu closes on Escape and on a click elsewhere.
document.addEventListener("click", (event) => closeMenus(event.target));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") closeMenus(null);
});
function closeMenus(except) {
  document.querySelectorAll("details.person-menu[open]").forEach((menu) => {
    if (!menu.contains(except)) menu.open = false;
  });
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
});

// What HTMX could not load is said in the place of messages.
function complain(text) {
  const place = document.getElementById("messages");
  if (!place) return;
  const box = document.createElement("div");
  box.className = "alert alert-danger";
  box.textContent = text;
  place.replaceChildren(box);
}
document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  complain(
    status === 403 ? "登录已失效或页面停留太久，请刷新后再试。" : `没有完成（${status}）。请刷新后再试；仍然出错时请联系系统管理员。`,
  );
});
document.addEventListener("htmx:sendError", () => complain("连接不上服务器，请检查网络后再试。"));

// Charts are drawn by a script that only pages with charts load.
function drawCharts(root) {
  const charts = root.querySelectorAll("[data-chart]:not([data-drawn])");
  if (!charts.length) return;
  if (window.tiduCharts) {
    charts.forEach(window.tiduCharts.draw);
    return;
  }
  const script = document.createElement("script");
  script.src = charts[0].dataset.script;
  script.onload = () => drawCharts(root);
  document.head.append(script);
}
document.addEventListener("DOMContentLoaded", () => drawCharts(document));
document.addEventListener("htmx:afterSwap", () => drawCharts(document));
