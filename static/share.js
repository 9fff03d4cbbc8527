// The result to share. The text stands in a box that anyone can select; buttons appear where they can work, and
// copying falls back to the old command, because clipboard and share need a secure context and a pub's LAN is none.

for (const box of document.querySelectorAll("[data-share]")) {
  const text = box.querySelector("textarea");
  const told = box.querySelector("[role=status]");
  const copy = box.querySelector("[data-copy]");
  const send = box.querySelector("[data-send]");

  async function copied() {
    if (navigator.clipboard) return navigator.clipboard.writeText(text.value);
    text.select();
    if (!document.execCommand("copy")) throw new Error("copying is not allowed here");
  }

  copy.hidden = false;
  copy.onclick = () =>
    copied().then(
      () => (told.textContent = "Copied."),
      () => {
        text.select();
        told.textContent = "Selected: copy it with your device.";
      },
    );
  send.hidden = !navigator.share;
  send.onclick = () => navigator.share({ title: box.dataset.share, text: text.value }).catch(() => {});
}
