using Microsoft.Playwright;

namespace NotebookRunner.Tests.Book;

/// <summary>In the light, on a screen, in a window beside another one or on a tablet, and on a phone.</summary>
public sealed class LessonPagesInLightTests(LessonBook browser) : LessonPages(browser, ColorScheme.Light, 1280, 790, 390);
