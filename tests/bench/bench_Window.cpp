// SPDX-License-Identifier: GPL-3.0-or-later
// How long the window does not answer while the gateway behind it works: at a start with 10,000 sources in
// the list, while a film is probed, and while four players play it. Needs ffmpeg.
#include "core/catalog/Catalog.h"
#include "core/gateway/LocalGateway.h"
#include "tests/support/LoopWatch.h"
#include "ui/MainWindow.h"

#include <QApplication>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static constexpr int kSources = 10'000;

template <typename Done>
static void runUntil(Done done, qint64 atMostMs)
{
    QElapsedTimer clock;
    clock.start();
    while (!done() && clock.elapsed() < atMostMs)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
}

/// Prints the longest gap of the event loop while \p work goes on until \p done.
template <typename Work, typename Done>
static void measure(const char *what, Work work, Done done)
{
    LoopWatch watch;
    QElapsedTimer clock;
    clock.start();
    watch.start();
    work();
    runUntil(done, 60'000);
    std::printf("%-34s %6lld ms, longest gap of the event loop %5lld ms\n", what, qint64(clock.elapsed()),
                qint64(watch.longestMs()));
}

static void fillCatalog(const QString &profile)
{
    const auto catalog = Catalog::open(profile + u"/cuegate.sqlite"_s);
    if (!catalog)
        qFatal("no catalog");
    for (int i = 0; i < kSources; ++i) {
        CatalogSource source;
        source.id = QString::number(i, 16).rightJustified(16, u'0');
        source.location.url = QUrl(u"http://127.0.0.1:9/archive/film-%1.mkv"_s.arg(i));
        source.name = u"Film %1 of the archive"_s.arg(i);
        source.kind = u"http"_s;
        if (!(*catalog)->insert(source))
            qFatal("no insert");
    }
}

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    const QTemporaryDir directory;
    const QString film = directory.filePath(u"film.mkv"_s);
    QProcess::execute(u"ffmpeg"_s, u"-v error -y -f lavfi -i testsrc2=s=640x360:r=25:d=300 -f lavfi -i "
                                   "sine=d=300 -c:v libx264 -preset ultrafast -g 100 -c:a aac"_s.split(u' ')
                                       << film);
    GatewayOptions options;
    options.profileDirectory = directory.filePath(u"profile"_s);
    options.bind = QHostAddress(QHostAddress::LocalHost);
    options.mediaPort = 0;
    options.passwords = KeyPlace::File;
    options.hardwareEncoders.emplace();
    if (!QDir().mkpath(options.profileDirectory))
        return 1;
    fillCatalog(options.profileDirectory);

    LocalGateway gateway(options);
    MainWindow window(gateway);
    window.resize(1180, 760);
    window.show();
    measure(
        "10,000 sources load", [&] { gateway.start([](const auto &) {}); },
        [&] { return gateway.sources().size() == kSources; });
    const auto ready = [&]() -> const SourceSnapshot * {
        const auto &all = gateway.sources();
        const auto found = std::ranges::find_if(
            all, [](const SourceSnapshot &source) { return source.kind == "file"_L1 && source.media; });
        return found == all.end() ? nullptr : &*found;
    };
    measure(
        "a film is added and probed", [&] { window.addTexts({film}); }, [&] { return ready(); });
    if (!ready())
        return 1;
    std::vector<std::unique_ptr<QProcess>> players;
    measure(
        "four players play it",
        [&] {
            for (int i = 0; i < 4; ++i) {
                players.push_back(std::make_unique<QProcess>());
                players.back()->start(u"ffmpeg"_s,
                                      {u"-v"_s, u"error"_s, u"-user_agent"_s, u"Player %1"_s.arg(i), u"-i"_s,
                                       ready()->urls.master.toString(), u"-c"_s, u"copy"_s, u"-f"_s,
                                       u"null"_s, u"-"_s});
            }
        },
        [&] {
            return std::ranges::all_of(
                players, [](const auto &player) { return player->state() == QProcess::NotRunning; });
        });
    return 0;
}
