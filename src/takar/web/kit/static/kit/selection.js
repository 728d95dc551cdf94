// Tables with tick boxes: one box ticks the page, the bar of deeds appears with the count.
// <form data-select> ... <input type=checkbox data-select-all> ... <input type=checkbox name=pk> ...
//   <div class="bulk" hidden><output data-count></output> ... </div> </form>

function refresh(form) {
  const boxes = [...form.querySelectorAll("tbody input[type=checkbox][name]")];
  const ticked = boxes.filter((box) => box.checked).length;
  const all = form.querySelector("[data-select-all]");
  if (all) {
    all.checked = ticked > 0 && ticked === boxes.length;
    all.indeterminate = ticked > 0 && ticked < boxes.length;
  }
  for (const bar of form.querySelectorAll(".bulk")) {
    bar.hidden = ticked === 0;
    for (const count of bar.querySelectorAll("[data-count]")) count.textContent = ticked;
  }
}

export function selectRows(page) {
  page.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-select]");
    if (!form || event.target.type !== "checkbox") return;
    if (event.target.matches("[data-select-all]")) {
      for (const box of form.querySelectorAll("tbody input[type=checkbox][name]")) {
        box.checked = event.target.checked;
      }
    }
    refresh(form);
  });
  page.querySelectorAll("form[data-select]").forEach(refresh);
}
