// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the keyframes that the mouse rests on: asked for after a moment, the newest wish wins, and what
// came is kept. Nothing waits for them. Thread: gui.
#pragma once

#include "core/base/Error.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace cuegate {

class KeyframePictures final : public QObject
{
    Q_OBJECT
public:
    /// Gets the picture at \p ms as a JPEG of at most \p width; calls \p done later, on the gui thread, or
    /// never.
    using Ask = std::function<void(qint64 ms, int width, std::function<void(const Result<QByteArray> &)>)>;

    explicit KeyframePictures(QObject *parent = nullptr);

    /// Another film: forgets all. No function: there are no pictures.
    void setSource(Ask ask);
    /// The mouse is at the keyframe at \p ms; \p width in pixels of the device.
    void want(qint64 ms, int width);
    void wantNone();
    /// False where it turned out that there are none of this film.
    [[nodiscard]] bool areExpected() const { return bool(m_ask); }
    [[nodiscard]] QImage wanted() const; ///< null while it is not there

Q_SIGNALS:
    void changed();

private:
    void ask();
    void take(qint64 ms, const Result<QByteArray> &jpeg);

    Ask m_ask;
    quint64 m_film = 0;
    std::optional<qint64> m_wanted;
    int m_width = 0;
    QTimer m_rest;
    QCache<qint64, QImage> m_kept;
};

} // namespace cuegate
