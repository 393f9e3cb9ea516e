// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/WindowUnderLoad.h"

#include "core/catalog/Catalog.h"
#include "tests/support/LoopWatch.h"
#include "ui/NowPlayingPage.h"
#include "ui/TimelineWidget.h"

#include <QAction>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QThreadPool>

#include <algorithm>
#include <atomic>

using namespace Qt::StringLiterals;

namespace cuegate::test {

static constexpr int kPlayers = 4;
static constexpr qint64 kPatienceMs = 90'000;
// Of the watch: what the last event brought about is painted and sent by then.
static constexpr int kTurnsAfterwards = 50;

WindowUnderLoad::WindowUnderLoad()
    : m_film(m_directory.filePath(u"film.mkv"_s))
{
}

WindowUnderLoad::~WindowUnderLoad()
{
    m_window.reset();
}

QString WindowUnderLoad::prepare()
{
    if (!makeFilm())
        return u"ffmpeg makes no film"_s;
    GatewayOptions options;
    options.profileDirectory = m_directory.filePath(u"profile"_s);
    options.bind = QHostAddress(QHostAddress::LocalHost);
    options.mediaPort = 0;
    options.passwords = KeyPlace::File;
    options.hardwareEncoders.emplace();
    if (!QDir().mkpath(options.profileDirectory) || !fillCatalog(options.profileDirectory))
        return u"the profile cannot be made"_s;
    m_gateway = std::make_unique<LocalGateway>(options);
    m_window = std::make_unique<MainWindow>(*m_gateway);
    m_window->resize(1180, 760);
    m_window->show();
    return {};
}

// Half a minute is encoded, and repeated.
bool WindowUnderLoad::makeFilm() const
{
    const QString part = m_directory.filePath(u"part.mkv"_s);
    const QStringList encode =
        u"-v error -y -f lavfi -i testsrc2=s=320x180:r=25:d=30 -f lavfi -i sine=d=30 -c:v libx264 -preset "
        "ultrafast -g 100 -c:a aac"_s.split(u' ');
    const QStringList repeat{u"-v"_s, u"error"_s, u"-y"_s, u"-stream_loop"_s, u"39"_s,
                             u"-i"_s, part,       u"-c"_s, u"copy"_s,         m_film};
    return QProcess::execute(u"ffmpeg"_s, QStringList(encode) << part) == 0 &&
           QProcess::execute(u"ffmpeg"_s, repeat) == 0;
}

bool WindowUnderLoad::fillCatalog(const QString &profile) const
{
    const auto catalog = Catalog::open(profile + u"/cuegate.sqlite"_s);
    for (int i = 0; catalog && i < kSources; ++i) {
        CatalogSource source;
        source.id = QString::number(i, 16).rightJustified(16, u'0');
        source.location.url = QUrl(u"http://127.0.0.1:9/archive/film-%1.mkv"_s.arg(i));
        source.name = u"Film %1 of the archive"_s.arg(i);
        source.kind = u"http"_s;
        if (!(*catalog)->insert(source))
            return false;
    }
    return catalog.has_value();
}

WindowUnderLoad::Scene WindowUnderLoad::watch(const std::function<void()> &work,
                                              const std::function<bool()> &isOver)
{
    LoopWatch watch;
    QElapsedTimer clock;
    clock.start();
    watch.start();
    work();
    const auto runWhile = [&clock](const auto &goesOn) {
        while (goesOn() && clock.elapsed() < kPatienceMs)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
    };
    runWhile([&] { return !isOver(); });
    const qint64 lastedMs = clock.elapsed();
    const int turns = watch.ticks() + kTurnsAfterwards;
    runWhile([&] { return watch.ticks() < turns; });
    watch.stop();
    return {isOver(), lastedMs, watch.longestMs(), watch.longestGapMs()};
}

WindowUnderLoad::Scene WindowUnderLoad::loadSources()
{
    return watch([this] { m_gateway->start([](const auto &) {}); },
                 [this] { return m_gateway->sources().size() == kSources; });
}

const SourceSnapshot *WindowUnderLoad::film() const
{
    const auto &all = m_gateway->sources();
    const auto found = std::ranges::find_if(
        all, [](const SourceSnapshot &source) { return source.kind == "file"_L1 && source.media; });
    return found == all.end() ? nullptr : &*found;
}

WindowUnderLoad::Scene WindowUnderLoad::probeFilm()
{
    const auto isShown = [this] {
        return film() && m_window->selected() == film()->id &&
               !m_window->findChild<TimelineWidget *>()->content().renditions().empty();
    };
    return watch([this] { m_window->addTexts({m_film}); }, isShown);
}

WindowUnderLoad::Scene WindowUnderLoad::play(Shown shown)
{
    for (QAction *action : m_window->findChildren<QAction *>()) {
        if (action->isCheckable())
            action->setChecked(shown == Shown::Players); // the jobs
    }
    if (shown == Shown::Players)
        m_window->showPage(m_window->findChild<NowPlayingPage *>());
    else
        m_window->select(film()->id);
    const QString url = film()->urls.master.toString();
    std::atomic<int> over = 0;
    std::atomic<int> content = 0;
    QThreadPool threads; // starting a process is no work of the window's
    const auto start = [&] {
        for (int i = 0; i < kPlayers; ++i) {
            const QStringList arguments{u"-v"_s,
                                        u"error"_s,
                                        u"-user_agent"_s,
                                        u"Player %1"_s.arg(i),
                                        u"-i"_s,
                                        url,
                                        u"-c"_s,
                                        u"copy"_s,
                                        u"-f"_s,
                                        u"null"_s,
                                        u"-"_s};
            threads.start([&over, &content, arguments] {
                content += QProcess::execute(u"ffmpeg"_s, arguments) == 0;
                ++over;
            });
        }
    };
    threads.setMaxThreadCount(kPlayers);
    Scene scene = watch(start, [&over] { return over == kPlayers; });
    threads.waitForDone();
    scene.isOver = content == kPlayers && m_gateway->sessions().size() == kPlayers;
    return scene;
}

} // namespace cuegate::test
