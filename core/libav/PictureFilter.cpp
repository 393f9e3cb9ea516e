// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/PictureFilter.h"

#include "core/libav/AvError.h"
#include "core/libav/ToneMapper.h"

extern "C" {
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavutil/pixdesc.h>
}

#include <cstring>

using namespace Qt::StringLiterals;

namespace cuegate {

/// Pictures are numbered in these; filters that halve the ticks stay exact.
static constexpr AVRational kNumberBase{1, 1000};

PictureFilter::PictureFilter(const AvcTarget &target)
    : m_target(target)
    , m_toneMapper(target.toneMap == ToneMap::None ? nullptr : std::make_unique<ToneMapper>(target))
{
}

PictureFilter::~PictureFilter() = default;

static const char *orientationFilters(Orientation orientation)
{
    switch (orientation) {
    case Orientation::Upright:
        break;
    case Orientation::FlipHorizontal:
        return "hflip,";
    case Orientation::FlipVertical:
        return "vflip,";
    case Orientation::Rotate180:
        return "hflip,vflip,";
    case Orientation::Transpose:
        return "transpose=0,";
    case Orientation::Rotate90:
        return "transpose=1,";
    case Orientation::Rotate270:
        return "transpose=2,";
    case Orientation::Transverse:
        return "transpose=3,";
    }
    return "";
}

/// The scaler's word for matrix coefficients; null where it has none.
static const char *matrixWord(int matrix)
{
    switch (matrix) {
    case AVCOL_SPC_BT709:
        return "bt709";
    case AVCOL_SPC_FCC:
        return "fcc";
    case AVCOL_SPC_BT470BG:
    case AVCOL_SPC_SMPTE170M:
        return "smpte170m";
    case AVCOL_SPC_SMPTE240M:
        return "smpte240m";
    case AVCOL_SPC_BT2020_NCL:
    case AVCOL_SPC_BT2020_CL:
        return "bt2020";
    default:
        return nullptr;
    }
}

QByteArray PictureFilter::description(const Shape &shape) const
{
    // Narrower pictures cannot be deinterlaced, nor need to be.
    constexpr int kLeastSide = 16;
    QByteArray text;
    if (m_target.deinterlace && shape.width >= kLeastSide && shape.height >= kLeastSide)
        text += "bwdif=mode=send_frame:parity=auto:deint=interlaced,";
    text += orientationFilters(m_target.orientation);
    const bool isSwapped = m_target.orientation >= Orientation::Transpose;
    const int lostColumns = (isSwapped ? shape.height : shape.width) - m_target.width;
    const int lostRows = (isSwapped ? shape.width : shape.height) - m_target.height;
    const QByteArray size = QByteArray::number(m_target.width) + ':' + QByteArray::number(m_target.height);
    if (lostColumns >= 0 && lostColumns <= 1 && lostRows >= 0 && lostRows <= 1 && lostColumns + lostRows > 0)
        text += "crop=" + size + ":0:0:exact=1,";
    text += "scale=" + size + ":flags=bicubic+accurate_rnd+full_chroma_int+bitexact:out_range=tv:in_range=";
    text += shape.colourRange == AVCOL_RANGE_JPEG ? "pc" : "tv";
    const char *from = matrixWord(shape.colourSpace);
    // The tone mapper takes pictures in the source's own matrix.
    const char *to = matrixWord(m_toneMapper ? m_target.sourceColour.matrix : m_target.colour.matrix);
    if (from && to && qstrcmp(from, to) != 0)
        text += QByteArray(":in_color_matrix=") + from + ":out_color_matrix=" + to;
    else if (!from && to)
        text += QByteArray(":out_color_matrix=") + to; // RGB
    return text + (m_toneMapper ? ",format=yuv420p10" : ",format=yuv420p");
}

static Result<void> link(AVFilterGraph &graph, const QByteArray &description, AVFilterContext *source,
                         AVFilterContext *sink)
{
    struct InOutDeleter
    {
        void operator()(AVFilterInOut *pads) const { avfilter_inout_free(&pads); }
    };
    using InOutPtr = std::unique_ptr<AVFilterInOut, InOutDeleter>;
    InOutPtr outputs(avfilter_inout_alloc());
    InOutPtr inputs(avfilter_inout_alloc());
    if (!outputs || !inputs)
        return avError(ErrorKind::Internal, u"filtering"_s, AVERROR(ENOMEM));
    outputs->name = av_strdup("in");
    outputs->filter_ctx = source;
    inputs->name = av_strdup("out");
    inputs->filter_ctx = sink;
    AVFilterInOut *openInputs = inputs.release();
    AVFilterInOut *openOutputs = outputs.release();
    int code = avfilter_graph_parse_ptr(&graph, description.constData(), &openInputs, &openOutputs, nullptr);
    inputs.reset(openInputs);
    outputs.reset(openOutputs);
    if (code >= 0)
        code = avfilter_graph_config(&graph, nullptr);
    if (code < 0)
        return avError(ErrorKind::Unsupported, u"filtering with "_s + QString::fromLatin1(description), code);
    return {};
}

Result<void> PictureFilter::open(const Shape &shape)
{
    m_graph.reset(avfilter_graph_alloc());
    if (!m_graph)
        return avError(ErrorKind::Internal, u"filtering"_s, AVERROR(ENOMEM));
    m_graph->nb_threads = 1;
    const QByteArray arguments =
        "video_size=" + QByteArray::number(shape.width) + 'x' + QByteArray::number(shape.height) +
        ":pix_fmt=" + QByteArray::number(shape.format) + ":time_base=" + QByteArray::number(kNumberBase.num) +
        '/' + QByteArray::number(kNumberBase.den) + ":pixel_aspect=1/1";
    int code = avfilter_graph_create_filter(&m_source, avfilter_get_by_name("buffer"), "in",
                                            arguments.constData(), nullptr, m_graph.get());
    if (code >= 0)
        code = avfilter_graph_create_filter(&m_sink, avfilter_get_by_name("buffersink"), "out", nullptr,
                                            nullptr, m_graph.get());
    if (code < 0) {
        m_graph.reset();
        return avError(ErrorKind::Unsupported, u"filtering pictures of format %1"_s.arg(shape.format), code);
    }
    auto linked = link(*m_graph, description(shape), m_source, m_sink);
    if (!linked)
        m_graph.reset();
    else
        m_shape = shape;
    return linked;
}

/// The formats of JPEG's range are old names; the range has a field of its own.
static int modernFormat(int format)
{
    switch (format) {
    case AV_PIX_FMT_YUVJ420P:
        return AV_PIX_FMT_YUV420P;
    case AV_PIX_FMT_YUVJ422P:
        return AV_PIX_FMT_YUV422P;
    case AV_PIX_FMT_YUVJ444P:
        return AV_PIX_FMT_YUV444P;
    case AV_PIX_FMT_YUVJ440P:
        return AV_PIX_FMT_YUV440P;
    case AV_PIX_FMT_YUVJ411P:
        return AV_PIX_FMT_YUV411P;
    default:
        return format;
    }
}

/// libav stores there whatever number a stream names, enumerator or not.
template <typename Enum>
static int numberOf(const Enum &value)
{
    static_assert(sizeof(Enum) == sizeof(int));
    int number = 0;
    std::memcpy(&number, &value, sizeof number);
    return number;
}

/// Fills in what \p frame does not say, so that all filters read the same.
static void settleColour(AVFrame &frame, const Colour &assumed)
{
    const AVPixFmtDescriptor *format = av_pix_fmt_desc_get(AVPixelFormat(frame.format));
    const bool isRgb = format && (format->flags & (AV_PIX_FMT_FLAG_RGB | AV_PIX_FMT_FLAG_PAL));
    const bool isGrey = format && format->nb_components <= 2; // with alpha
    const int modern = modernFormat(frame.format);
    if (modern != frame.format)
        frame.color_range = AVCOL_RANGE_JPEG;
    frame.format = modern;
    if (isRgb) {
        frame.colorspace = AVCOL_SPC_RGB;
        frame.color_range = AVCOL_RANGE_JPEG;
        return;
    }
    if (!matrixWord(numberOf(frame.colorspace)))
        frame.colorspace = matrixWord(assumed.matrix) ? AVColorSpace(assumed.matrix) : AVCOL_SPC_BT709;
    const int range = numberOf(frame.color_range);
    if (range != AVCOL_RANGE_JPEG && range != AVCOL_RANGE_MPEG) // grey is full to all of libav
        frame.color_range = assumed.fullRange || isGrey ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG;
}

Result<void> PictureFilter::send(AVFrame &frame, qint64 number)
{
    settleColour(frame, m_target.sourceColour);
    const Shape shape{frame.width, frame.height, frame.format, frame.colorspace, frame.color_range};
    if (!m_graph || shape != m_shape) {
        if (auto drained = drain(); !drained)
            return drained;
        if (auto opened = open(shape); !opened)
            return opened;
    }
    frame.pts = number;
    frame.sample_aspect_ratio = {1, 1};
    frame.pict_type = AV_PICTURE_TYPE_NONE;
    frame.key_frame = 0;
    if (const int code = av_buffersrc_add_frame(m_source, &frame); code < 0)
        return avError(ErrorKind::Internal, u"filtering"_s, code);
    return collect();
}

Result<void> PictureFilter::collect()
{
    for (;;) {
        AvFramePtr frame(av_frame_alloc());
        if (!frame)
            return avError(ErrorKind::Internal, u"filtering"_s, AVERROR(ENOMEM));
        const int code = av_buffersink_get_frame(m_sink, frame.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
            return {};
        if (code < 0)
            return avError(ErrorKind::Internal, u"filtering"_s, code);
        frame->pts = av_rescale_q(frame->pts, av_buffersink_get_time_base(m_sink), kNumberBase);
        if (m_toneMapper) {
            if (auto mapped = m_toneMapper->map(*frame); mapped)
                frame = std::move(*mapped);
            else
                return std::unexpected(mapped.error());
        }
        m_ready.push_back(std::move(frame));
    }
}

Result<void> PictureFilter::drain()
{
    if (!m_graph)
        return {};
    if (const int code = av_buffersrc_add_frame(m_source, nullptr); code < 0)
        return avError(ErrorKind::Internal, u"filtering"_s, code);
    auto collected = collect();
    m_graph.reset();
    return collected;
}

Result<void> PictureFilter::finish()
{
    return drain();
}

AvFramePtr PictureFilter::receive()
{
    if (m_ready.empty())
        return nullptr;
    AvFramePtr frame = std::move(m_ready.front());
    m_ready.pop_front();
    return frame;
}

} // namespace cuegate
