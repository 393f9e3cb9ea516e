// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/CurlVersion.h"

#include <curl/curl.h>

namespace cuegate {

QString curlVersion()
{
    return QString::fromLatin1(curl_version());
}

} // namespace cuegate
