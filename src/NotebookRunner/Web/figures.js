// Promises plotly.js to the figures of a page; a figure that waits in vain shows its table.
{
  const { plotly, integrity } = document.currentScript.dataset;
  window.rnnPlotly = new Promise((resolve, reject) => {
    const script = document.createElement("script");
    if (integrity) Object.assign(script, { integrity, crossOrigin: "anonymous" });
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => reject(new Error("plotly.js could not be loaded"));
    script.src = plotly;
    document.head.append(script);
  });
  window.rnnPlotly.catch(() => {});
}
