namespace SequenceModels.Charts;

/// <summary>The look of every figure; a chart that was made with Plotly.NET's own words gets it wherever it says nothing else.</summary>
internal static class Theme
{
    private const string Font = "system-ui, -apple-system, 'Segoe UI', sans-serif";
    private const int GridRow = 260, SceneHeight = 460;
    private static readonly Lazy<string> PlotlyNet = new(() => ChartWriter.Text(ChartWriter.Write(Defaults.DefaultTemplate)));

    /// <summary>What all layouts have in common: everything but axes and height.</summary>
    public static Layout Layout() => new Layout().With(
        ("title", new Title().With(
            ("text", ""),
            ("font", new Font().With(("size", 16), ("family", Font), ("weight", 600))),
            ("xref", "container"), ("x", 0), ("xanchor", "left"),
            ("yref", "container"), ("y", 1), ("yanchor", "top"),
            ("pad", new Padding().With(("l", 8), ("t", 8))))),
        ("font", new Font().With(("family", Font), ("size", 13), ("color", Palette.Ink))),
        ("paper_bgcolor", "rgba(0,0,0,0)"),
        ("plot_bgcolor", "rgba(0,0,0,0)"),
        ("margin", new Margin().With(("l", 56), ("r", 16), ("t", 84), ("b", 52))),
        ("legend", new Legend().With(("orientation", "h"), ("traceorder", "normal"), ("itemwidth", 40), ("x", 0), ("y", 1.01), ("yanchor", "bottom"))),
        ("hovermode", "closest"),
        ("uniformtext", new UniformText().With(("mode", "hide"), ("minsize", 10))),
        ("hoverlabel", new Hoverlabel().With(("bgcolor", Palette.Surface), ("bordercolor", Palette.Muted), ("font", new Font().With(("color", Palette.Ink))), ("align", "left"))));

    /// <summary>An axis of numbers.</summary>
    public static LinearAxis Axis(string label, bool log = false) => new LinearAxis().With(
        ("title", new Title().With(("text", label), ("standoff", 8))),
        ("type", log ? "log" : null),
        ("exponentformat", "power"),
        ("minexponent", log ? null : 6),
        ("automargin", true),
        ("gridcolor", Palette.Grid),
        ("linecolor", Palette.Muted),
        ("zerolinecolor", Palette.Muted),
        ("tickfont", new Font().With(("color", Palette.Muted))));

    /// <summary>Puts the theme under a chart of Plotly.NET, in place of Plotly.NET's own; a template that was chosen stays as it is, and so does what has the theme already.</summary>
    public static void Apply(GenericChart chart)
    {
        var layout = GenericChart.getLayout(chart);
        Trace[] traces = [.. GenericChart.getTraces(chart)];
        var isForeign = DropDefaults(layout);
        if (layout.Value("title") is string text)
            layout.With(("title", new Title().With(("text", text))));
        // One of ours; together with one of Plotly.NET's it has defaults of both.
        if (!isForeign && (layout.Value("font") as DynamicObj.DynamicObj)?.Value("family") is string family && family == Font)
            return;
        var theme = Layout();
        if (layout.Value("template") is not null)
        {
            Under(layout, new Layout().With(("height", Height(layout, traces)), ("title", theme.Value("title")), ("margin", theme.Value("margin")), ("legend", theme.Value("legend"))));
            return;
        }
        Under(layout, theme.With(("height", Height(layout, traces)), ("colorway", Palette.InOrder.Select(mark => mark.Colour).ToArray())));
        foreach (var name in Axes(traces))
            Under(Part(layout, name, () => new LinearAxis()), Axis("", log: (layout.Value(name) as LinearAxis)?.Value("type") is "log"));
        foreach (var name in Subplots(traces, "scene"))
            Under(Part(layout, name, () => new Scene()), Scene());
        foreach (var name in Subplots(traces, "polar"))
            Under(Part(layout, name, () => new Polar()), Polar());
        foreach (var trace in traces)
            Colour(trace);
    }

    // Plotly.NET writes its own size and its own template, 2 kB, into every chart.
    private static bool DropDefaults(Layout layout)
    {
        var before = layout.Properties.Count;
        if (layout.Value("template") is DynamicObj.DynamicObj template && ChartWriter.Text(ChartWriter.Write(template)) == PlotlyNet.Value)
            layout.RemoveProperty("template");
        if (layout.Value("width") is int width && layout.Value("height") is int height && width == Defaults.DefaultWidth && height == Defaults.DefaultHeight)
        {
            layout.RemoveProperty("width");
            layout.RemoveProperty("height");
        }
        return layout.Properties.Count < before;
    }

    private static int Height(Layout layout, Trace[] traces) =>
        (layout.Value("grid") as LayoutGrid)?.Value("rows") is int rows and > 1 ? 120 + (GridRow * rows)
        : traces.Any(trace => !PlotlyScript.Flat.Contains(trace.type)) ? SceneHeight : Plot.Height;

    /// <summary>The axes that traces lie on: <c>xaxis</c>, <c>yaxis2</c>.</summary>
    private static IEnumerable<string> Axes(Trace[] traces) =>
        (from trace in traces
         where trace is Trace2D
         from letter in (string[])["x", "y"]
         select $"{letter}axis{(trace.Value(letter + "axis") as string ?? letter)[1..]}").Distinct();

    private static IEnumerable<string> Subplots(Trace[] traces, string kind) =>
        traces.Where(trace => kind == (trace is Trace3D ? "scene" : trace is TracePolar ? "polar" : "")).Select(trace => trace.Value(trace is Trace3D ? "scene" : "subplot") as string ?? kind).Distinct();

    private static Scene Scene()
    {
        LinearAxis Side() => new LinearAxis().With(
            ("showbackground", false), ("gridcolor", Palette.Grid), ("linecolor", Palette.Muted), ("zerolinecolor", Palette.Muted), ("tickfont", new Font().With(("color", Palette.Muted))));
        // From a little further away than plotly.js looks, which cuts corners off.
        var eye = new CameraEye().With(("x", 1.5), ("y", 1.5), ("z", 1.1));
        return new Scene().With(("xaxis", Side()), ("yaxis", Side()), ("zaxis", Side()), ("camera", new Camera().With(("eye", eye))));
    }

    // The letters of the angles stand outside the circle: at its sides they need room on a phone, above and below where there is no title.
    private static Polar Polar() => new Polar().With(
        ("domain", new Domain().With(("x", Numbers.Of([0.1, 0.9])), ("y", Numbers.Of([0.05, 0.95])))),
        ("bgcolor", "rgba(0,0,0,0)"),
        ("angularaxis", new AngularAxis().With(("gridcolor", Palette.Grid), ("linecolor", Palette.Muted))),
        ("radialaxis", new RadialAxis().With(("gridcolor", Palette.Grid), ("linecolor", Palette.Muted))));

    // Numbers as colours: blue from the page on, or both ways where some are below zero. Marks in space that leave the line in sight.
    private static void Colour(Trace trace)
    {
        if (trace.type == "scatter3d")
            Under(Part(trace, "marker", () => new Marker()), new Marker().With(("size", 4)));
        if (trace.type is not ("heatmap" or "contour" or "surface" or "histogram2d" or "histogram2dcontour") || trace.Value("colorscale") is not null || trace.Value("coloraxis") is not null)
            return;
        var bothWays = ForeignChart.Grid(trace).SelectMany(row => row).OfType<double>().Any(v => v < 0);
        trace.With(("colorscale", bothWays ? Palette.BothWays() : Palette.OneWay()), (trace.type == "surface" ? "cmid" : "zmid", bothWays ? 0 : null));
        Under(Part(trace, "colorbar", () => new ColorBar()), new ColorBar().With(("thickness", 12), ("outlinewidth", 0)));
    }

    private static T Part<T>(DynamicObj.DynamicObj bag, string name, Func<T> empty) where T : DynamicObj.DynamicObj
    {
        if (bag.Value(name) is not T part)
            bag.With((name, part = empty()));
        return part;
    }

    private static void Under(DynamicObj.DynamicObj bag, DynamicObj.DynamicObj defaults)
    {
        foreach (var (name, value) in defaults.Properties)
            if (bag.Value(name) is DynamicObj.DynamicObj inner && value is DynamicObj.DynamicObj more)
                Under(inner, more);
            else if (bag.Value(name) is null)
                bag.With((name, value));
    }
}
