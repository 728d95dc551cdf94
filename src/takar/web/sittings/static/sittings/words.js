// The sentences of the page, in the language of the page; %d and %s are filled in order.

const said = document.querySelector("[data-words]").dataset;

export function word(name, ...facts) {
  let place = 0;
  return (said[name] ?? name).replace(/%[ds]/g, () => String(facts[place++]));
}

export function plain(html) {
  const box = document.createElement("template");
  box.innerHTML = html;
  return box.content.textContent.trim();
}

// Makes an element: make("p", { class: "x", text: "..." }, child, ...).
export function make(name, facts = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(facts)) {
    if (key === "text") made.textContent = value;
    else if (key === "html") made.innerHTML = value; // cleaned by the server, and the policy runs no script in it
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter(Boolean));
  return made;
}
