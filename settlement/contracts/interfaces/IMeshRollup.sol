// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BatchHeader, Receipt} from "../libraries/Receipts.sol";

/// @title Batches of receipts, final after a window
interface IMeshRollup {
    event BatchPosted(address indexed coordinator, uint64 indexed number, bytes32 headerHash, BatchHeader header);
    event BatchesFinalized(address indexed coordinator, uint64 upTo);
    /// The coordinator had posted a signature that its committee had not given.
    event BatchesVoided(address indexed coordinator, uint64 from, address challenger, uint256 seized);

    error BadTerms();
    error UnexpectedNumber(uint64 got, uint64 expected);
    error UnexpectedParent(bytes32 got, bytes32 expected);
    error EmptyBatch();
    error BadAggregateLength(uint256 length);
    error BadEpoch(uint64 got, uint64 current);
    error BondTooSmall(uint256 got, uint256 required);
    error UnknownHeader(bytes32 headerHash);
    error AlreadyFinal(uint64 number);
    error WindowOpen(uint64 until);
    error NotInBatch(bytes32 leafHash);
    error BatchVoid(address coordinator, uint64 number);
    error CoordinatorVoid(address coordinator);
    error NotCertified(uint64 number);
    error TooLate(uint256 until);
    error SignatureHolds();

    /// @notice Appends a batch to the caller's own chain of batches. Anyone may be a coordinator.
    /// @param number must be one more than the caller's last, so that a transaction sent twice counts once
    /// @param epoch of the committee whose members sign: the current one or the one before; 0 without signatures
    /// @param bitmap which members sign; 0: nobody vouches for the batch, and it becomes final only after `longWindow`
    /// @param aggregate their signatures' sum, 48 bytes, believed until it is challenged; empty without signatures
    function postBatch(
        uint64 number,
        bytes32 previousHash,
        bytes32 receiptsRoot,
        uint32 receiptCount,
        bytes32 dataHash,
        uint64 epoch,
        uint64 bitmap,
        bytes calldata aggregate
    ) external;

    /// @notice Makes the batch and all before it final, once its time has come. Anyone may call.
    function finalize(BatchHeader calldata header) external;

    /// @notice Within `window` of its posting: when the committee did not sign the batch, it and all that its coordinator
    ///         posted or will post after it are void, and the coordinator loses its bond, in part to the caller.
    function challengeSignature(BatchHeader calldata header) external;

    function window() external view returns (uint64);
    function longWindow() external view returns (uint64);
    /// @notice Wei that a coordinator must have in the vault to post batches with signatures.
    function coordinatorBond() external view returns (uint256);
    function batchHash(address coordinator, uint64 number) external view returns (bytes32);
    /// @param finalAt when the last batch posted can become final
    /// @param voidFrom the first void batch; 0: none
    function chainOf(address coordinator)
        external
        view
        returns (uint64 posted, uint64 finalized, uint64 finalAt, uint64 voidFrom);
    function isVoid(address coordinator, uint64 number) external view returns (bool);

    /// @notice Reverts unless the receipt is in the posted batch and that is not void. Returns its leaf hash and whether
    ///         it is final.
    function proveReceipt(BatchHeader calldata header, Receipt calldata receipt, uint256 index, bytes32[] calldata path)
        external
        view
        returns (bytes32 leafHash, bool isFinal);
}
