// SPDX-License-Identifier: GPL-3.0-or-later
// The real window over a real gateway while that is busy: 10,000 sources in the list, a film that is probed,
// players. Each scene is watched for how long the window does not answer. Needs ffmpeg. Thread: gui.
#pragma once

#include "core/gateway/LocalGateway.h"
#include "ui/MainWindow.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace cuegate::test {

class WindowUnderLoad
{
public:
    static constexpr int kSources = 10'000;

    WindowUnderLoad();
    ~WindowUnderLoad();

    /// Makes the profile and a film of 20 minutes, and shows the window. An empty text, or what is missing.
    [[nodiscard]] QString prepare();

    struct Scene
    {
        bool isOver = false; ///< what was to happen happened
        qint64 lastedMs = 0;
        qint64 longestMs = 0;    ///< for which the window did not answer
        qint64 longestGapMs = 0; ///< the same with the time that it waited for a core
    };
    /// The gateway starts, and all sources appear.
    [[nodiscard]] Scene loadSources();
    /// The film is added; afterwards it is chosen and its timeline is shown.
    [[nodiscard]] Scene probeFilm();
    enum class Shown { Timeline, Players };
    /// Four players play it from its beginning to its end, as fast as they are given it.
    [[nodiscard]] Scene play(Shown shown);

    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] LocalGateway &gateway() { return *m_gateway; }

private:
    [[nodiscard]] Scene watch(const std::function<void()> &work, const std::function<bool()> &isOver);
    [[nodiscard]] bool makeFilm() const;
    [[nodiscard]] bool fillCatalog(const QString &profile) const;
    /// Null until it is probed.
    [[nodiscard]] const SourceSnapshot *film() const;

    QTemporaryDir m_directory;
    const QString m_film;
    std::unique_ptr<LocalGateway> m_gateway;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace cuegate::test
