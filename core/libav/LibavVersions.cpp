// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/LibavVersions.h"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavutil/avutil.h>
}

using namespace Qt::StringLiterals;

namespace cuegate {

QString libavVersions()
{
    const unsigned version = avcodec_version();
    return u"%1 (libavcodec %2.%3.%4)"_s.arg(QString::fromLatin1(av_version_info()))
        .arg(version >> 16)
        .arg(version >> 8 & 0xFF)
        .arg(version & 0xFF);
}

} // namespace cuegate
