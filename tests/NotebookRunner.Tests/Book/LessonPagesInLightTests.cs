using Microsoft.Playwright;

namespace NotebookRunner.Tests.Book;

public sealed class LessonPagesInLightTests(LessonBook browser) : LessonPages(browser, ColorScheme.Light);
