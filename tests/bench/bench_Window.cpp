// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window does not answer while the gateway behind it works, as tst_Watchdog asserts it. Needs
// ffmpeg.
#include "tests/ui/WindowUnderLoad.h"

#include <QApplication>

#include <cstdio>

using namespace cuegate::test;

static void print(const char *what, const WindowUnderLoad::Scene &scene)
{
    std::printf("%-34s %6lld ms, held up for %4lld ms at most (%lld ms with waiting for a core)%s\n", what,
                scene.lastedMs, scene.longestMs, scene.longestGapMs, scene.isOver ? "" : ", not over");
}

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    WindowUnderLoad load;
    if (const QString missing = load.prepare(); !missing.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(missing));
        return 1;
    }
    print("10,000 sources load", load.loadSources());
    print("a film is added and probed", load.probeFilm());
    print("four players, the timeline shown", load.play(WindowUnderLoad::Shown::Timeline));
    print("four players, who plays shown", load.play(WindowUnderLoad::Shown::Players));
    return 0;
}
