// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/IndexText.h"

namespace cuegate {

QString IndexText::beingRead(const SourceSnapshot &source)
{
    if (source.scanPercent < 0)
        return tr("This film plays. Its index does not tell exactly where its segments begin; Cuegate looks "
                  "there while nobody needs the source, so that their lengths become exact.");
    return source.isProvisional
               ? tr("This file has no index. It plays already; Cuegate looks for its keyframes while nobody "
                    "needs the source, so that the lengths of its segments become exact.")
               : tr("This file has no index. Cuegate is going through it once to find its keyframes; players "
                    "wait for that.");
}

} // namespace cuegate
