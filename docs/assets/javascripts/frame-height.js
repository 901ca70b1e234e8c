/** For pages that embed a calculator: its frame grows and shrinks with what is in it. Only a height comes over. */
{
  const { origin } = new URL(/** @type {HTMLScriptElement} */ (document.currentScript).src);
  const frames = () => Array.from(document.querySelectorAll("iframe")).filter((frame) => frame.src.startsWith(`${origin}/`));
  addEventListener("message", ({ data, origin: from, source }) => {
    const frame = from === origin && frames().find((each) => each.contentWindow === source);
    if (frame && Number.isInteger(data?.monosashiHeight)) frame.height = String(data.monosashiHeight);
  });
  for (const frame of frames()) frame.contentWindow?.postMessage("monosashi-height", "*");
}
