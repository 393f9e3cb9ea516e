// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/ToneMapper.h"

#include "core/libav/AvError.h"
#include "core/libav/ToneCurve.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kMostCode = 1023;
static constexpr int kLumaShift = 4; // a node each 16 codes
static constexpr int kChromaShift = 4;
static constexpr int kLumaNodes = (1024 >> kLumaShift) + 1;
static constexpr int kChromaNodes = (1024 >> kChromaShift) + 1;
static constexpr int kFractionBits = 6;

static qint16 quantised(double value, double scale, double offset)
{
    const double code = std::clamp(offset + scale * value, 1.0, 254.0);
    return qint16(std::lround(code * (1 << kFractionBits)));
}

ToneMapper::ToneMapper(const AvcTarget &target)
{
    m_nodes.reserve(size_t(kLumaNodes) * kChromaNodes * kChromaNodes);
    const auto chroma = [](int node) { return ((node << kChromaShift) - 512) / 896.0; };
    for (int cr = 0; cr < kChromaNodes; ++cr) {
        for (int cb = 0; cb < kChromaNodes; ++cb) {
            for (int y = 0; y < kLumaNodes; ++y) {
                const double luma = std::clamp(((y << kLumaShift) - 64) / 876.0, 0.0, 1.0);
                const YCbCr mapped =
                    toBt709({luma, chroma(cb), chroma(cr)}, target.toneMap, target.sourceColour);
                m_nodes.push_back({quantised(mapped[0], 219, 16), quantised(mapped[1], 224, 128),
                                   quantised(mapped[2], 224, 128)});
            }
        }
    }
}

namespace {

/// The four columns of nodes around one pair of chroma codes, and their weights, which sum up to 2^(2 *
/// kChromaShift).
struct ChromaCell
{
    using Node = std::array<qint16, 3>;
    std::array<const Node *, 4> columns;
    std::array<int, 4> weights;

    ChromaCell(const std::vector<Node> &nodes, int cb, int cr)
    {
        constexpr int kOne = 1 << kChromaShift;
        const int left = cb >> kChromaShift, right = cb & (kOne - 1);
        const int upper = cr >> kChromaShift, lower = cr & (kOne - 1);
        const Node *corner = nodes.data() + (std::ptrdiff_t(upper) * kChromaNodes + left) * kLumaNodes;
        columns = {corner, corner + kLumaNodes, corner + std::ptrdiff_t(kChromaNodes) * kLumaNodes,
                   corner + std::ptrdiff_t(kChromaNodes + 1) * kLumaNodes};
        weights = {(kOne - right) * (kOne - lower), right * (kOne - lower), (kOne - right) * lower,
                   right * lower};
    }

    /// Component \p of the result for luma code \p y, in 8 bits.
    [[nodiscard]] quint8 value(int y, size_t of) const
    {
        constexpr int kOne = 1 << kLumaShift;
        constexpr int kBits = 2 * kChromaShift + kFractionBits + kLumaShift;
        const int below = y >> kLumaShift;
        int low = 0, high = 0; // at most 2^26 with the fraction of luma
        for (size_t i = 0; i < 4; ++i) {
            low += weights[i] * columns[i][below][of];
            high += weights[i] * columns[i][below + 1][of];
        }
        const int part = y & (kOne - 1);
        return quint8((low * (kOne - part) + high * part + (1 << (kBits - 1))) >> kBits);
    }
};

} // namespace

static int codeAt(const AVFrame &frame, int plane, int x, int y)
{
    const auto *row =
        reinterpret_cast<const quint16 *>(frame.data[plane] + std::ptrdiff_t(y) * frame.linesize[plane]);
    return std::min<int>(row[x], kMostCode);
}

void ToneMapper::mapRows(const AVFrame &from, AVFrame &to, int chromaRow) const
{
    const auto target = [&to](int plane, int x, int y) -> quint8 & {
        return to.data[plane][std::ptrdiff_t(y) * to.linesize[plane] + x];
    };
    for (int x = 0; x < from.width / 2; ++x) {
        const ChromaCell cell(m_nodes, codeAt(from, 1, x, chromaRow), codeAt(from, 2, x, chromaRow));
        int sum = 0;
        for (const int row : {2 * chromaRow, 2 * chromaRow + 1}) {
            for (const int column : {2 * x, 2 * x + 1}) {
                const int luma = codeAt(from, 0, column, row);
                sum += luma;
                target(0, column, row) = cell.value(luma, 0);
            }
        }
        target(1, x, chromaRow) = cell.value((sum + 2) / 4, 1);
        target(2, x, chromaRow) = cell.value((sum + 2) / 4, 2);
    }
}

Result<AvFramePtr> ToneMapper::map(const AVFrame &frame) const
{
    AvFramePtr result(av_frame_alloc());
    if (!result)
        return avError(ErrorKind::Internal, u"tone mapping"_s, AVERROR(ENOMEM));
    result->format = AV_PIX_FMT_YUV420P;
    result->width = frame.width;
    result->height = frame.height;
    if (const int code = av_frame_get_buffer(result.get(), 0); code < 0)
        return avError(ErrorKind::Internal, u"tone mapping"_s, code);
    result->pts = frame.pts;
    for (int row = 0; row < frame.height / 2; ++row)
        mapRows(frame, *result, row);
    return result;
}

} // namespace cuegate
