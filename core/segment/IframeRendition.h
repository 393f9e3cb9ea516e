// SPDX-License-Identifier: GPL-3.0-or-later
// The keyframes of a title's copied picture, each a segment of its own, for players that wind or show where
// they search (RFC 8216 section 4.3.3.6). They have the init segment of the copied rendition and are where it
// has the same pictures. Thread: where not said otherwise any; pure. A value, immutable within a Title.
#pragma once

#include "core/base/CancelToken.h"
#include "core/base/Error.h"
#include "core/media/KeyframeIndex.h"

#include <QByteArray>

#include <memory>

namespace cuegate {

struct Title;

struct IframeRendition
{
    QByteArray id;                  ///< part of the URL: "v1.iframes"
    QByteArray copied;              ///< id of the rendition whose pictures these are
    std::vector<Keyframe> pictures; ///< in ticks of the title's plan; more than one
    qint64 peakBandwidth = 0;       ///< bits per second, the most of any; where sizes are not listed, a bound
};

/// Of a title that is otherwise complete. Null where its picture is not copied, its keyframes are not known
/// yet, or it has only one: converting just to wind would keep busy what converts for who watches.
[[nodiscard]] std::shared_ptr<const IframeRendition> makeIframeRendition(const Title &title);

/// Those below are of a title that has them. From the title's begin.
[[nodiscard]] qint64 iframeBeginMs(const Title &title, qsizetype number);
[[nodiscard]] qint64 iframeEndMs(const Title &title, qsizetype number);

/// URIs are relative to the playlist's own place: "0.m4s", "../v1/init.mp4".
[[nodiscard]] QByteArray iframePlaylist(const Title &title);

/// A fragment of one picture, which lasts until the next. Reads only that. Thread: worker (blocks on the
/// source). Errors: CorruptInput if there is no keyframe; those of the source; Cancelled; InvalidArgument for
/// a number there is not.
[[nodiscard]] Result<QByteArray> buildIframe(const Title &title, qsizetype number, const CancelToken &cancel);

} // namespace cuegate
