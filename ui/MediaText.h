// SPDX-License-Identifier: GPL-3.0-or-later
// A medium and its tracks in people's words. Thread: gui; pure.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QCoreApplication>

namespace cuegate {

class MediaText
{
    Q_DECLARE_TR_FUNCTIONS(MediaText)
public:
    /// A few lines: "Matroska, 1 h 52 min, 4.3 GB, 5.1 Mbit/s on average", picture and sound, the index, who
    /// plays it without conversion, what examining it took; of a stream what it offers.
    [[nodiscard]] static QString overview(const SourceSnapshot &source);
    /// "1920×1080, 23.976 fps, 10-bit, HDR" or "5.1, 48 kHz".
    [[nodiscard]] static QString details(const Track &track);
    /// "Audio 2 (English)": the type, our number, the language if it is known.
    [[nodiscard]] static QString trackName(const Track &track);
    /// "default, forced, disabled".
    [[nodiscard]] static QString marks(const Track &track);
    [[nodiscard]] static QString container(Container container);
    /// Name of a rendition for people from its id: "v1-a2" becomes "Video 1 + audio 2".
    [[nodiscard]] static QString rendition(const QString &id);
    /// The track numbers an id names: "v1-a2" gives 1 and 2.
    [[nodiscard]] static QList<TrackId> tracksOf(const QString &renditionId);

private:
    [[nodiscard]] static QString index(const MediaInfo &media);
};

} // namespace cuegate
