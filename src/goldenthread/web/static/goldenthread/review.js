// Keys for the review of a row, each for something that has its button or link on the page.
const typing = (target) => target.matches("input, textarea, select");
const keys = document.querySelector(".gt-keys");
if (keys) keys.hidden = false;
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && typing(event.target)) event.target.blur();
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "e") {
    event.preventDefault();
    document.querySelector("[name=status]").focus();
  } else if ("ankp".includes(event.key) && event.key.length === 1) {
    document.querySelector(`.gt-review [accesskey="${event.key}"]`)?.click();
  }
});
