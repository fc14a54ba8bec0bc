
"use strict";
(() => {
  const text = document.getElementById("text");
  if (!text) return;
  const code = document.getElementById("code");
  const shown = document.getElementById("shown");
  const boxes = [...document.querySelectorAll("input[data-severity]")];
  const findings = [...document.querySelectorAll(".finding")];
  const words = new Map(findings.map((finding) => [finding, finding.textContent.toLowerCase()]));
  const filter = () => {
    const severities = new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.severity));
    const wanted = text.value.trim().toLowerCase();
    let count = 0;
    for (const finding of findings) {
      const fits = severities.has(finding.dataset.severity) &&
        (!code.value || code.value === finding.dataset.code) && words.get(finding).includes(wanted);
      finding.hidden = !fits;
      count += fits ? 1 : 0;
    }
    shown.textContent = count + " of " + findings.length + " shown";
  };
  text.addEventListener("input", filter);
  code.addEventListener("change", filter);
  boxes.forEach((box) => box.addEventListener("change", filter));
})();
