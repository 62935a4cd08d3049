using Microsoft.Playwright;

namespace NotebookRunner.Tests.Book;

public sealed class LessonPagesInDarkTests(LessonBook browser) : LessonPages(browser, ColorScheme.Dark);
