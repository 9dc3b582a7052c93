// Works the SHA-256 of a chosen file out in this browser, so that the file need not leave the computer. A browser that
// can't do so shows no file to choose: the number is then typed.
const file = document.getElementById("file");
const hash = document.getElementById("sha256");

if (globalThis.crypto?.subtle) {
  document.getElementById("verify-file").hidden = false;
  file.addEventListener("change", async () => {
    if (!file.files.length) return;
    const digest = await crypto.subtle.digest("SHA-256", await file.files[0].arrayBuffer());
    hash.value = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
    document.getElementById("verify-form").requestSubmit();
  });
}
