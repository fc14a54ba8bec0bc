// Adds what HTML alone cannot do: buttons that copy, and a page that keeps up with the sandbox.
"use strict";

// Milliseconds between two looks at the sandbox, and how many times longer to wait than the last one took.
const SHORTEST = 2000;
const PATIENCE = 5;
let tag = "";

function addButtons(root) {
  for (const element of root.querySelectorAll(".copy")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    const isBlock = element.tagName === "PRE";
    button.setAttribute("aria-label", isBlock ? "Copy the variables" : "Copy " + (element.title || element.textContent));
    const text = element.title || element.textContent;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(element);
        button.textContent = "Selected";
      }
      button.classList.add("told");
      setTimeout(() => {
        button.textContent = "Copy";
        button.classList.remove("told");
      }, 1500);
    });
    if (isBlock) {
      const box = document.createElement("div");
      box.className = "copied";
      element.replaceWith(box);
      box.append(element, button);
    } else {
      element.after(button);
    }
  }
}

function state() {
  const open = new Set(Array.from(document.querySelectorAll("details[open]"), (each) => each.id));
  const scrolled = document.querySelector(".calls")?.scrollTop ?? 0;
  const focused = document.activeElement;
  const focus = focused?.closest("details")?.id;
  const label = focused?.tagName === "BUTTON" && focused.getAttribute("aria-label");
  return {
    restore(content) {
      for (const each of content.querySelectorAll("details")) {
        each.open = open.has(each.id);
      }
      content.querySelector("#errors-only").checked = document.querySelector("#errors-only").checked;
      return () => {
        const list = document.querySelector(".calls");
        if (list) {
          list.scrollTop = scrolled;
        }
        const button = label && document.querySelector(`button[aria-label="${CSS.escape(label)}"]`);
        if (focused?.id === "errors-only") {
          document.querySelector("#errors-only").focus();
        } else if (button) {
          button.focus();
        } else if (focus) {
          document.getElementById(focus)?.querySelector("summary").focus();
        }
      };
    },
  };
}

function say(message) {
  let note = document.querySelector(".stale");
  if (!message) {
    note?.remove();
    return;
  }
  if (!note) {
    note = document.createElement("p");
    note.className = "stale";
    note.setAttribute("role", "status");
    document.body.append(note);
  }
  note.textContent = message;
}

function replace(html) {
  const next = new DOMParser().parseFromString(html, "text/html");
  const content = next.querySelector("#content");
  if (!content) {
    return;
  }
  const done = state().restore(content);
  addButtons(content);
  document.querySelector("#content").replaceWith(document.adoptNode(content));
  document.querySelector("#tiles").replaceWith(document.adoptNode(next.querySelector("#tiles")));
  document.querySelector("footer").replaceWith(document.adoptNode(next.querySelector("footer")));
  done();
}

async function refresh() {
  const isSelecting = !getSelection().isCollapsed || document.querySelector("button.told");
  if (document.hidden || isSelecting) {
    return;
  }
  try {
    const answer = await fetch("/", { headers: tag ? { "If-None-Match": tag } : {} });
    if (answer.ok && !document.querySelector("#content")) {
      location.reload(); // what is here says why there was nothing to show
    } else if (answer.ok) {
      tag = answer.headers.get("ETag") ?? "";
      replace(await answer.text());
    }
    say(answer.ok || answer.status === 304 ? "" : "The sandbox cannot show its state; what you see is from before");
  } catch {
    say("The sandbox does not answer; what you see is from before");
  }
}

async function follow() {
  const start = performance.now();
  await refresh();
  setTimeout(follow, Math.max(SHORTEST, PATIENCE * (performance.now() - start)));
}

addButtons(document);
setTimeout(follow, SHORTEST);
