// SPDX-License-Identifier: GPL-3.0-or-later
// Tells by its first bytes what a resource is.
// Thread: any; pure.
#pragma once

#include <QByteArrayView>
#include <QString>

namespace cuegate {

struct ContentKind
{
    enum class Kind {
        Matroska,
        Movie, ///< ISO BMFF or QuickTime
        Avi,
        Flv,
        Ogg,
        TransportStream,
        OtherMedia, ///< a film or music, in a container that is not read yet
        NotMedia,
        Unknown
    };
    Kind kind = Kind::Unknown;
    QString words; ///< with article: "an MPEG transport stream", "a web page"
};

[[nodiscard]] ContentKind contentKind(QByteArrayView head);

} // namespace cuegate
