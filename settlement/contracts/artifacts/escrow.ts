/**
 * Generated from Escrow.sol by `npm run build:contracts`; do not edit.
 * @module
 */

export const escrowAbi = [
  {
    "inputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "rollup_",
        "type": "address"
      },
      {
        "internalType": "contract INodeRegistry",
        "name": "nodes_",
        "type": "address"
      },
      {
        "internalType": "contract IModelRegistry",
        "name": "models_",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "nodesBps_",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "ownerBps_",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "coordinatorBps_",
        "type": "uint256"
      },
      {
        "internalType": "uint64",
        "name": "withdrawalDelay_",
        "type": "uint64"
      }
    ],
    "stateMutability": "nonpayable",
    "type": "constructor"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "requestId",
        "type": "bytes32"
      },
      {
        "internalType": "uint32",
        "name": "segment",
        "type": "uint32"
      }
    ],
    "name": "AlreadySettled",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadFeeSplit",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "BadPayees",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "length",
        "type": "uint256"
      }
    ],
    "name": "BadSignatureLength",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "coordinator",
        "type": "address"
      },
      {
        "internalType": "uint64",
        "name": "number",
        "type": "uint64"
      }
    ],
    "name": "BatchNotFinal",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "balance",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "required",
        "type": "uint256"
      }
    ],
    "name": "InsufficientDeposit",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "MalleableSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "signer",
        "type": "address"
      },
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      }
    ],
    "name": "NotSignedByClient",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "NothingToWithdraw",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "to",
        "type": "address"
      },
      {
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "TransferFailed",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "modelRoot",
        "type": "bytes32"
      }
    ],
    "name": "UnknownModel",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "bytes32",
        "name": "node",
        "type": "bytes32"
      }
    ],
    "name": "UnknownPayee",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "UnrecoverableSignature",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint256",
        "name": "cumulative",
        "type": "uint256"
      },
      {
        "internalType": "uint256",
        "name": "required",
        "type": "uint256"
      }
    ],
    "name": "VoucherExceeded",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "validUntil",
        "type": "uint64"
      },
      {
        "internalType": "uint64",
        "name": "postedAt",
        "type": "uint64"
      }
    ],
    "name": "VoucherExpired",
    "type": "error"
  },
  {
    "inputs": [],
    "name": "VoucherMismatch",
    "type": "error"
  },
  {
    "inputs": [
      {
        "internalType": "uint64",
        "name": "withdrawableAt",
        "type": "uint64"
      }
    ],
    "name": "WithdrawalNotDue",
    "type": "error"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "account",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "Claimed",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "DepositWithdrawn",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "address",
        "name": "from",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      }
    ],
    "name": "Deposited",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": true,
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "bytes32",
        "name": "requestId",
        "type": "bytes32"
      },
      {
        "indexed": false,
        "internalType": "uint32",
        "name": "segment",
        "type": "uint32"
      },
      {
        "indexed": false,
        "internalType": "uint128",
        "name": "amount",
        "type": "uint128"
      }
    ],
    "name": "Settled",
    "type": "event"
  },
  {
    "anonymous": false,
    "inputs": [
      {
        "indexed": true,
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "indexed": false,
        "internalType": "uint256",
        "name": "amount",
        "type": "uint256"
      },
      {
        "indexed": false,
        "internalType": "uint64",
        "name": "withdrawableAt",
        "type": "uint64"
      }
    ],
    "name": "WithdrawalRequested",
    "type": "event"
  },
  {
    "inputs": [],
    "name": "MAX_PAYEES",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      }
    ],
    "name": "accountOf",
    "outputs": [
      {
        "components": [
          {
            "internalType": "uint128",
            "name": "balance",
            "type": "uint128"
          },
          {
            "internalType": "uint128",
            "name": "withdrawing",
            "type": "uint128"
          },
          {
            "internalType": "uint64",
            "name": "withdrawableAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct IEscrow.Account",
        "name": "",
        "type": "tuple"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "claim",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "account",
        "type": "address"
      }
    ],
    "name": "claimable",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "coordinatorBps",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      }
    ],
    "name": "deposit",
    "outputs": [],
    "stateMutability": "payable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "domainSeparator",
    "outputs": [
      {
        "internalType": "bytes32",
        "name": "",
        "type": "bytes32"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      },
      {
        "internalType": "bytes32",
        "name": "requestId",
        "type": "bytes32"
      },
      {
        "internalType": "uint32",
        "name": "segment",
        "type": "uint32"
      }
    ],
    "name": "isSettled",
    "outputs": [
      {
        "internalType": "bool",
        "name": "",
        "type": "bool"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "models",
    "outputs": [
      {
        "internalType": "contract IModelRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "nodes",
    "outputs": [
      {
        "internalType": "contract INodeRegistry",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "nodesBps",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "ownerBps",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "uint128",
        "name": "amount",
        "type": "uint128"
      }
    ],
    "name": "requestWithdrawal",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "rollup",
    "outputs": [
      {
        "internalType": "contract IMeshRollup",
        "name": "",
        "type": "address"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [
      {
        "components": [
          {
            "internalType": "address",
            "name": "coordinator",
            "type": "address"
          },
          {
            "internalType": "uint64",
            "name": "number",
            "type": "uint64"
          },
          {
            "internalType": "bytes32",
            "name": "previousHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes32",
            "name": "receiptsRoot",
            "type": "bytes32"
          },
          {
            "internalType": "uint32",
            "name": "receiptCount",
            "type": "uint32"
          },
          {
            "internalType": "bytes32",
            "name": "dataHash",
            "type": "bytes32"
          },
          {
            "internalType": "bytes",
            "name": "aggregate",
            "type": "bytes"
          },
          {
            "internalType": "uint64",
            "name": "postedAt",
            "type": "uint64"
          }
        ],
        "internalType": "struct BatchHeader",
        "name": "header",
        "type": "tuple"
      },
      {
        "components": [
          {
            "components": [
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "requestId",
                "type": "bytes32"
              },
              {
                "internalType": "uint32",
                "name": "segment",
                "type": "uint32"
              },
              {
                "internalType": "bytes32",
                "name": "claimsHash",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "uint128",
                "name": "amount",
                "type": "uint128"
              },
              {
                "internalType": "bytes32",
                "name": "payeesHash",
                "type": "bytes32"
              }
            ],
            "internalType": "struct Receipt",
            "name": "receipt",
            "type": "tuple"
          },
          {
            "internalType": "uint256",
            "name": "index",
            "type": "uint256"
          },
          {
            "internalType": "bytes32[]",
            "name": "path",
            "type": "bytes32[]"
          },
          {
            "components": [
              {
                "internalType": "address",
                "name": "client",
                "type": "address"
              },
              {
                "internalType": "bytes32",
                "name": "sessionId",
                "type": "bytes32"
              },
              {
                "internalType": "bytes32",
                "name": "modelRoot",
                "type": "bytes32"
              },
              {
                "internalType": "uint128",
                "name": "cumulative",
                "type": "uint128"
              },
              {
                "components": [
                  {
                    "internalType": "bytes32",
                    "name": "node",
                    "type": "bytes32"
                  },
                  {
                    "internalType": "uint64",
                    "name": "weight",
                    "type": "uint64"
                  }
                ],
                "internalType": "struct Payee[]",
                "name": "payees",
                "type": "tuple[]"
              },
              {
                "internalType": "uint64",
                "name": "validUntil",
                "type": "uint64"
              }
            ],
            "internalType": "struct Voucher",
            "name": "voucher",
            "type": "tuple"
          },
          {
            "internalType": "bytes",
            "name": "signature",
            "type": "bytes"
          }
        ],
        "internalType": "struct IEscrow.Settlement[]",
        "name": "settlements",
        "type": "tuple[]"
      }
    ],
    "name": "settle",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [
      {
        "internalType": "address",
        "name": "client",
        "type": "address"
      },
      {
        "internalType": "bytes32",
        "name": "sessionId",
        "type": "bytes32"
      }
    ],
    "name": "spent",
    "outputs": [
      {
        "internalType": "uint256",
        "name": "",
        "type": "uint256"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "withdrawDeposit",
    "outputs": [],
    "stateMutability": "nonpayable",
    "type": "function"
  },
  {
    "inputs": [],
    "name": "withdrawalDelay",
    "outputs": [
      {
        "internalType": "uint64",
        "name": "",
        "type": "uint64"
      }
    ],
    "stateMutability": "view",
    "type": "function"
  }
] as const;

export const escrowBytecode = '0x610180806040523461025e5760e0816123e380380380916100208285610284565b83398101031261025e5780516001600160a01b038116919082810361025e5760208201516001600160a01b038116810361025e5760408301516001600160a01b038116810361025e5760608401519160808501519361008660c060a088015197016102bb565b9661271061009d8861009889896102cf565b6102cf565b036102755760206004916040519283809263461645bf60e01b82525afa90811561026a575f9161022c575b506001600160401b03888116911681111561021a575060805260a05260c05260e05261010052610120526101405260405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527fbc73dabe060989e4aadcb4b1892059c2a53c42719b52576e4d4f49cfa229ed0760408201527fc89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc660608201524660808201523060a082015260a0815261018860c082610284565b519020610160526040516120f290816102f182396080518181816102aa0152610baf015260a05181818161065f0152611541015260c05181818161037801526112d1015260e05181611d3201526101005181818161069a01526113500152610120518181816102e50152611385015261014051818181610328015261053d01526101605181818160f90152610e260152f35b6379ad9fa760e11b5f5260045260245ffd5b90506020813d602011610262575b8161024760209383610284565b8101031261025e57610258906102bb565b5f6100c8565b5f80fd5b3d915061023a565b6040513d5f823e3d90fd5b631dd0258b60e31b5f5260045ffd5b601f909101601f19168101906001600160401b038211908210176102a757604052565b634e487b7160e01b5f52604160045260245ffd5b51906001600160401b038216820361025e57565b919082018092116102dc57565b634e487b7160e01b5f52601160045260245ffdfe6080806040526004361015610012575f80fd5b5f3560e01c9081630ba6ed4914611d1d57508063117df08814611bf9578063287e9fef14610797578063402914f5146107525780634e71d92d146106bd57806354b9c343146106835780635db82fa0146106335780635ecc86e8146106185780636ca4410d1461049d5780637c352e6f1461044c5780638086b8ba1461039c5780639986df2c1461034c578063a7ab696114610308578063bc4b0684146102ce578063cb23bcb51461027e578063dd33fed414610229578063f340fa01146101205763f698da25146100e2575f80fd5b3461011c575f60031936011261011c5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b5f80fd5b602060031936011261011c5773ffffffffffffffffffffffffffffffffffffffff610149611d55565b16805f525f60205260405f206fffffffffffffffffffffffffffffffff34166fffffffffffffffffffffffffffffffff825416016fffffffffffffffffffffffffffffffff81116101fc576fffffffffffffffffffffffffffffffff167fffffffffffffffffffffffffffffffff00000000000000000000000000000000825416179055604051903482527f8752a472e571a816aea92eec8dae9baf628e840f4929fbcc2d155e6233ff68a760203393a3005b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b3461011c57608060031936011261011c57610242611d55565b6064359063ffffffff8216820361011c57602091610267916044359060243590612024565b905f526003825260405f2054161515604051908152f35b3461011c575f60031936011261011c57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461011c575f60031936011261011c5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b3461011c575f60031936011261011c57602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461011c575f60031936011261011c57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461011c57602060031936011261011c5773ffffffffffffffffffffffffffffffffffffffff6103ca611d55565b5f604080516103d881611ddc565b8281528260208201520152165f525f602052606060405f2067ffffffffffffffff60405161040581611ddc565b6fffffffffffffffffffffffffffffffff8354604084600184841697888752602087019460801c855201541693019283526040519485525116602084015251166040820152f35b3461011c57604060031936011261011c5773ffffffffffffffffffffffffffffffffffffffff61047a611d55565b165f52600260205260405f206024355f52602052602060405f2054604051908152f35b3461011c57602060031936011261011c576004356fffffffffffffffffffffffffffffffff81169081810361011c57335f525f60205260405f20906fffffffffffffffffffffffffffffffff8254168084116105e457506fffffffffffffffffffffffffffffffff7fffffffffffffffffffffffffffffffff0000000000000000000000000000000083549260801b16911617815567ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff4216019067ffffffffffffffff82116101fc57600167ffffffffffffffff9101911690817fffffffffffffffffffffffffffffffffffffffffffffffff000000000000000082541617905560405191825260208201527fbf6730b5b5d9fd45cdb42f69910317da629fd6e12b3ab41aa1708cd916385dfc60403392a2005b83907f2fc28c53000000000000000000000000000000000000000000000000000000005f523360045260245260445260645ffd5b3461011c575f60031936011261011c57602060405160408152f35b3461011c575f60031936011261011c57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b3461011c575f60031936011261011c5760206040517f00000000000000000000000000000000000000000000000000000000000000008152f35b3461011c575f60031936011261011c57335f52600160205260405f205480156107265761072490335f5260016020525f60408120556040518181527fd8138f8a3f377c5259ca548e70e4c2de94f129f5a11036a15b69513cba2b426a60203392a233611e66565b005b7fdc69dc16000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b3461011c57602060031936011261011c5773ffffffffffffffffffffffffffffffffffffffff610780611d55565b165f526001602052602060405f2054604051908152f35b3461011c57604060031936011261011c5767ffffffffffffffff6004351161011c57600435360361010060031982011261011c5767ffffffffffffffff6024351161011c5736602360243501121561011c5767ffffffffffffffff602435600401351161011c5736602480356004013560051b813501011161011c575f9060c460043501356004358101925b60243560040135811015610724577ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe5d60243536030160248260051b8135010135121561011c57610144600582901b60248035918201013501908101359036037fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbd0181121561011c57602490818360051b8135010135823501010167ffffffffffffffff81351161011c57803560051b3603602082011361011c57604051907f5bd29161000000000000000000000000000000000000000000000000000000008252610160600483015273ffffffffffffffffffffffffffffffffffffffff61092f600435600401611d78565b1661016483015267ffffffffffffffff61094d602460043501611f17565b16610184830152604460043501356101a4830152606460043501356101c483015263ffffffff610981608460043501611d99565b166101e483015260a460043501356102048301527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdd850184121561011c5767ffffffffffffffff60048701351161011c5760048601353603602487011361011c5761010061022483015260048601356102648301819052602487016102848401375f6102846004880135840101527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f60048801350116820167ffffffffffffffff610a5260e460043501611f17565b1661024484015260248035600586901b81018201350180820135918501919091526044808201359085015263ffffffff90610a8f90606401611d99565b16606484015260248035600586901b810190910135016084818101359085015260a4808201359085015273ffffffffffffffffffffffffffffffffffffffff90610adb9060c401611d78565b1660c484015260e460248560051b81350101356024350101356fffffffffffffffffffffffffffffffff811680910361011c5760e484015260248035600586901b810190910135016101048181013590850152610124908101359084015261028083820301610144840152813561028482018190527f07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff1061011c576020836102848193856040963560051b8582016102a48401373560051b010103018173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa90811561169d575f91611bbc575b5015611b5157610c0360248035600584901b81018201350161016481019101611f9d565b610c106080820182611fd0565b610c19816120da565b91610c276040519384611e25565b8183527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0610c54836120da565b013660208501375f5b828110611ac6575050506040516020810181819360208151939101925f905b808210611aaa575050610cb69250037fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08101835282611e25565b519020610cc282611f2c565b73ffffffffffffffffffffffffffffffffffffffff80610cf260c460248860051b81350101356024350101611f2c565b16911614801590611a8c575b8015611a6c575b8015611a4f575b611a2757610d1e60e460043501611f4d565b67ffffffffffffffff80610d3460a08601611f4d565b169116116119d257610d4582611f2c565b9067ffffffffffffffff610d5b60608501611f73565b91610d6860a08601611f4d565b906fffffffffffffffffffffffffffffffff6040519473ffffffffffffffffffffffffffffffffffffffff60208701977f776e5be123a2912e5f86331fb284e73aada9ff58218c065b6004ed06e64dbb6a895216604087015260208801356060870152604088013560808701521660a085015260c08401521660e082015260e08152610df661010082611e25565b51902060405160208101917f190100000000000000000000000000000000000000000000000000000000000083527f00000000000000000000000000000000000000000000000000000000000000006022830152604282015260428152610e5e606282611e25565b519020610184600584901b60248035918201013501908101359036037fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbd0181121561011c57602490818560051b8135010135823501010180359167ffffffffffffffff831161011c5760208201833603811361011c57604184036119a6578360201161011c5735918360401161011c5760408101359360401015611979576060013560f81c907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a084118015611962575b61193a576020935f93608093604051938452868401526040830152606082015282805260015afa1561169d5773ffffffffffffffffffffffffffffffffffffffff5f51169081156119125773ffffffffffffffffffffffffffffffffffffffff610f9782611f2c565b1682036118c3575050610ff6610fbd60c460248460051b81350101356024350101611f2c565b610fd7606460248560051b81350101356024350101611f62565b9060248035600586901b81018201350160448101359291013590612024565b90805f5260036020528160405f205416611850575f52600360205260405f2090815417905573ffffffffffffffffffffffffffffffffffffffff61104a60c460248460051b81350101356024350101611f2c565b165f90815260026020908152604080832060248035600587901b81018201350190810135855292529091205461109f916fffffffffffffffffffffffffffffffff906110989060e401611f73565b1690611f90565b6fffffffffffffffffffffffffffffffff6110d960606110d360248035600588901b81018201350161016481019101611f9d565b01611f73565b1681116117ed5773ffffffffffffffffffffffffffffffffffffffff61110f60c460248560051b81350101356024350101611f2c565b165f52600260205260405f206024808460051b813501013581350101355f5260205260405f205573ffffffffffffffffffffffffffffffffffffffff61116560c460248460051b81350101356024350101611f2c565b165f525f60205260405f206fffffffffffffffffffffffffffffffff8154166fffffffffffffffffffffffffffffffff6111af60e460248660051b81350101356024350101611f73565b16811061175f576111eb6fffffffffffffffffffffffffffffffff916111e560e460248760051b81350101356024350101611f73565b90611daa565b167fffffffffffffffffffffffffffffffff00000000000000000000000000000000825416179055611221600435600401611f2c565b61123b60e460248460051b81350101356024350101611f73565b61126661125c60248035600587901b81018201350161016481019101611f9d565b6080810190611fd0565b919082158015611755575b6116a857604051937f7dd5641100000000000000000000000000000000000000000000000000000000855260a460248760051b8135010135602435010135600486015260208560248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa94851561169d575f95611735575b5073ffffffffffffffffffffffffffffffffffffffff8516156116f75773ffffffffffffffffffffffffffffffffffffffff6fffffffffffffffffffffffffffffffff916113bb6127106113777f00000000000000000000000000000000000000000000000000000000000000008689166120aa565b04956113b6876127106113ac7f00000000000000000000000000000000000000000000000000000000000000008986166120aa565b04968793166120bd565b6120bd565b94828698165f5260016020526113d660405f20918254611f90565b9055165f5260016020526113ef60405f20918254611f90565b90555f935f5b8481106116d0575084156116a8575f925b8484106114ec575050505050508061143060c4602460019460051b81350101356024350101611f2c565b61144a606460248460051b81350101356024350101611f62565b6fffffffffffffffffffffffffffffffff61147560e460248660051b81350101356024350101611f73565b6040805160248035600589901b8101820135016044810135835263ffffffff96909616602083015293909216908201529101359173ffffffffffffffffffffffffffffffffffffffff16907f8e410dd60f0cea333570e05e337671cd10471b60c787009a42d25ab5baee690590606090a301610823565b6114f78486856120ca565b35604051907fc2a2fde2000000000000000000000000000000000000000000000000000000008252600482015260208160248173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165afa801561169d5773ffffffffffffffffffffffffffffffffffffffff915f9161166f575b501693841561163857600181018082116101fc5786036115cc576001916115ad81806120bd565b955f52826020526115c360405f20918254611f90565b90550192611406565b6115f567ffffffffffffffff6115ee60206115e8858b8a6120ca565b01611f4d565b16846120aa565b91871561160b576115ad886001940480926120bd565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b6116439086856120ca565b357f3a26d516000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b611690915060203d8111611696575b6116888183611e25565b81019061207e565b8c611586565b503d61167e565b6040513d5f823e3d90fd5b7fe8687c68000000000000000000000000000000000000000000000000000000005f5260045ffd5b946116f060019167ffffffffffffffff61109860206115e88b8b8a6120ca565b95016113f5565b60a46024877fa2dc0625000000000000000000000000000000000000000000000000000000005f5260051b813501013560243501013560045260245ffd5b61174e91955060203d8111611696576116888183611e25565b9389611301565b5060408311611271565b826fffffffffffffffffffffffffffffffff9173ffffffffffffffffffffffffffffffffffffffff6117b960e460246117a660c4828860051b813501013583350101611f2c565b9560051b81350101356024350101611f73565b927f2fc28c53000000000000000000000000000000000000000000000000000000005f52166004526024521660445260645ffd5b6fffffffffffffffffffffffffffffffff61182160606110d360248035600588901b81018201350161016481019101611f9d565b7f535f33b4000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b63ffffffff83604460246118726064828560051b813501013583350101611f62565b927f284c643f000000000000000000000000000000000000000000000000000000005f5281808260051b8135010135813501013560045260051b81350101356024350101356024521660445260645ffd5b906118e273ffffffffffffffffffffffffffffffffffffffff92611f2c565b907f33bfe4ba000000000000000000000000000000000000000000000000000000005f526004521660245260445ffd5b7fe11bd3a3000000000000000000000000000000000000000000000000000000005f5260045ffd5b7ff0ad0d09000000000000000000000000000000000000000000000000000000005f5260045ffd5b50601b8214158015610f2e5750601c821415610f2e565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b837f7d1250fe000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b67ffffffffffffffff6119e760a08401611f4d565b816119f660e460043501611f4d565b917f014ce75d000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b7f29f3c818000000000000000000000000000000000000000000000000000000005f5260045ffd5b5061010460248460051b8135010135602435010135811415610d0c565b5060a460248460051b813501013560243501013560408301351415610d05565b506024808460051b8135010135813501013560208301351415610cfe565b9160019193506020809186518152019401920184929391610c7c565b611ad18184846120ca565b35611ae260206115e88487876120ca565b67ffffffffffffffff6040519160208301937f024607812b5b5184e33b088589de38c625c39575c41003d02e163955cb782e568552604084015216606082015260608152611b31608082611e25565b5190209084518110156119795760019160208260051b8701015201610c5d565b67ffffffffffffffff611b68600435600401611f2c565b73ffffffffffffffffffffffffffffffffffffffff611b8b602460043501611f4d565b917f97e3eb77000000000000000000000000000000000000000000000000000000005f52166004521660245260445ffd5b90506040813d8211611bf1575b81611bd660409383611e25565b8101031261011c5760200151801515810361011c5785610bdf565b3d9150611bc9565b3461011c575f60031936011261011c57335f525f60205260405f2080546fffffffffffffffffffffffffffffffff8160801c91168082105f14611d155750905b6fffffffffffffffffffffffffffffffff82169081156107265767ffffffffffffffff600182015416804210611cea575080546fffffffffffffffffffffffffffffffff90811680835561072494611c9091611daa565b167fffffffffffffffffffffffffffffffff000000000000000000000000000000008254161790556040518181527f4482101800a5c2e900f4156e57e05e19ffd7b366cde579553d723fd3abb2180e60203392a233611e66565b7ff35b3f4e000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b905090611c39565b3461011c575f60031936011261011c576020907f00000000000000000000000000000000000000000000000000000000000000008152f35b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361011c57565b359073ffffffffffffffffffffffffffffffffffffffff8216820361011c57565b359063ffffffff8216820361011c57565b906fffffffffffffffffffffffffffffffff809116911603906fffffffffffffffffffffffffffffffff82116101fc57565b6060810190811067ffffffffffffffff821117611df857604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117611df857604052565b5f80808085855af13d15611f12573d67ffffffffffffffff8111611df85760405190611eba60207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f8401160183611e25565b81525f60203d92013e5b15611ecd575050565b73ffffffffffffffffffffffffffffffffffffffff907f1c43b976000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b611ec4565b359067ffffffffffffffff8216820361011c57565b3573ffffffffffffffffffffffffffffffffffffffff8116810361011c5790565b3567ffffffffffffffff8116810361011c5790565b3563ffffffff8116810361011c5790565b356fffffffffffffffffffffffffffffffff8116810361011c5790565b919082018092116101fc57565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff418136030182121561011c570190565b9035907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe18136030182121561011c570180359067ffffffffffffffff821161011c57602001918160061b3603831361011c57565b60ff916001939594956040519173ffffffffffffffffffffffffffffffffffffffff60208401941684526040830152606082015262ffffff8660081c1660808201526080815261207560a082611e25565b51902093161b90565b9081602091031261011c575173ffffffffffffffffffffffffffffffffffffffff8116810361011c5790565b818102929181159184041417156101fc57565b919082039182116101fc57565b91908110156119795760061b0190565b67ffffffffffffffff8111611df85760051b6020019056' as const;
