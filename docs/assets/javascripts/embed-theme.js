/** The colours that a host page asks for, before anything is painted: ?theme=light, dark, or auto (the device's own). */
{
  const asked = new URLSearchParams(location.search).get("theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    const slate = asked === "dark" || (asked !== "light" && dark.matches);
    document.body.dataset.mdColorScheme = slate ? "slate" : "default";
  };
  paint();
  dark.addEventListener("change", paint);
}
