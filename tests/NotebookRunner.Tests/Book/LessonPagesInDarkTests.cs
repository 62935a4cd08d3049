using Microsoft.Playwright;

namespace NotebookRunner.Tests.Book;

/// <summary>In the dark, at one width: where words stand does not depend on their colours, and <see cref="LessonPagesInLightTests"/> looks at every width.</summary>
public sealed class LessonPagesInDarkTests(LessonBook browser) : LessonPages(browser, ColorScheme.Dark, 1280);
